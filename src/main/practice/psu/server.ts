import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createControl, type PsuControl } from './control.ts'
import { controlPath, controlReply } from './control-surface.ts'
import { fileStore, type LineSealer } from './file-store.ts'
import type { PsuReply, PsuRequest } from './message.ts'
import { createPsuService, type PsuOptions } from './handle-request.ts'
import { memoryStore } from './store.ts'

/**
 * What the server needs from outside: the clock (UTC ms), fresh ids, a timer that can be called off, and where a fault of the
 * stand-in itself goes (a full disk, say): its sender sees a broken connection.
 */
export type PsuPorts = {
  readonly now: () => number
  readonly newId: () => string
  readonly after: (ms: number, act: () => void) => () => void
  readonly onFault: (fault: unknown) => void
}

/** `dir` absent keeps everything in memory, `sealer` absent its record as plain text; `port` absent or 0 takes a free one; `host` is 127.0.0.1 unless given. */
export type PsuServerStart = PsuPorts & {
  readonly port?: number
  readonly host?: string
  readonly dir?: string
  readonly sealer?: LineSealer
  readonly options?: PsuOptions
  /** Offers the control under `/_stand-in/`: for the separate process only. */
  readonly controlSurface?: boolean
}

/** A listening stand-in. `url` has no trailing slash; `stop` breaks open connections and resolves when all is closed. */
export type PsuServer = {
  readonly url: string
  readonly control: PsuControl
  readonly stop: () => Promise<void>
}

const tooLongToRead = 32 * 1024 * 1024

const readRequest = async (incoming: IncomingMessage): Promise<PsuRequest> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > tooLongToRead) throw new Error('The request body is too long to read')
    chunks.push(chunk)
  }
  const url = new URL(incoming.url ?? '/', 'http://stand-in.invalid')
  const headers = Object.entries(incoming.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const,
  )
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

/** Starts listening and resolves with the address. Throws if the port is taken or the folder's record cannot be read. */
export const startPsuServer = async (start: PsuServerStart): Promise<PsuServer> => {
  const { now, newId, after, onFault } = start
  const store = start.dir === undefined ? memoryStore() : fileStore(start.dir, start.sealer)
  const sockets = new Set<Socket>()
  const waiting = new Map<Socket, () => void>()
  const atControl = new Set<Socket>()
  let lineOn = true

  const cutSocket = (socket: Socket) => {
    waiting.get(socket)?.()
    waiting.delete(socket)
    socket.destroy()
  }

  const send = (reply: PsuReply, incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (reply.drop === true) {
      cutSocket(incoming.socket)
      return
    }
    // Its own clock, so that a client measuring skew from the Date header measures this stand-in's.
    outgoing.writeHead(reply.status, { date: new Date(now()).toUTCString(), ...reply.headers })
    outgoing.end(reply.body)
  }

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const controlled = start.controlSurface === true && (incoming.url ?? '').startsWith(controlPath)
    if (!lineOn && !controlled) {
      cutSocket(incoming.socket)
      return
    }
    const request = await readRequest(incoming)
    if (controlled) {
      atControl.add(incoming.socket)
      send(controlReply(control, request), incoming, outgoing)
      atControl.delete(incoming.socket)
      return
    }
    if (!lineOn) {
      cutSocket(incoming.socket)
      return
    }
    const reply = service.handle(request)
    if (reply.delayMs === undefined) {
      send(reply, incoming, outgoing)
      return
    }
    const callOff = after(reply.delayMs, () => {
      waiting.delete(incoming.socket)
      send(reply, incoming, outgoing)
    })
    waiting.set(incoming.socket, callOff)
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((fault: unknown) => {
      // A sender that goes away in the middle of its body is its own business; nothing was taken in.
      if (incoming.complete) onFault(fault)
      cutSocket(incoming.socket)
    })
  })
  server.on('connection', (socket: Socket) => {
    if (!lineOn && start.controlSurface !== true) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.on('close', () => {
      waiting.get(socket)?.()
      waiting.delete(socket)
      sockets.delete(socket)
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault) => {
      store.close()
      reject(fault)
    })
    server.listen(start.port ?? 0, start.host ?? '127.0.0.1', resolve)
  })
  const bound = server.address() as AddressInfo
  const address = `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`

  const options: PsuOptions = { tokenUrl: `${address}/oauth2/token`, ...start.options }
  const service = createPsuService({ store, now, newId, options })
  const control = createControl(service, store, {
    set: (on) => {
      lineOn = on
      if (!on) for (const socket of sockets) if (!atControl.has(socket)) cutSocket(socket)
    },
    isOn: () => lineOn,
  })

  return {
    url: address,
    control,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) cutSocket(socket)
      })
      store.close()
    },
  }
}
