import type { Rig } from './outbox-rig.ts'

/** Every request the stand-in got: what it answered (null: nothing) and how many updates were in it. */
export const asked = (rig: Rig) =>
  rig.psu.control.requests().map(({ tasks, status }) => ({ status, tasks: tasks.length }))

/** The task ids of every request the stand-in got. */
export const idsAsked = (rig: Rig) => rig.psu.control.requests().map(({ tasks }) => tasks.map(({ taskId }) => taskId))
