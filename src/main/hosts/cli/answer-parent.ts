import type { Router } from '../../rpc/router.ts'

/** One question over Node's channel between a process and its parent. */
export interface ChannelQuestion {
  readonly id: number
  readonly session: string
  readonly question: string
  readonly input: unknown
}

/** Its reply, as the router gave it. The first message of all has id 0: the desk is open. */
export interface ChannelReply {
  readonly id: number
  readonly reply: unknown
}

/** Answers the parent process until it goes away; then `stop` is awaited and the process ends by itself. */
export const answerParent = (router: Router, stop: () => Promise<void>): void => {
  const tell = (reply: ChannelReply): void => {
    if (process.connected) process.send?.(reply)
  }
  process.on('message', (message) => {
    const { id, session, question, input } = message as ChannelQuestion
    void router(session, question, input).then((reply) => {
      tell({ id, reply })
    })
  })
  process.once('disconnect', () => void stop())
  tell({ id: 0, reply: null })
}
