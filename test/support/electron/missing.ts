import { EventEmitter } from 'node:events'

/** Asked for by the language or by tools of every object they meet; answering `undefined` is right. */
const probed: ReadonlySet<string> = new Set(['then', 'toJSON', '__esModule'])

/** Throws the one error by which everything the stand-in lacks is reported. */
export function missing(member: string): never {
  throw new Error(`stand-in: electron ${member} is not implemented`)
}

/** A prototype that behaves as `base` and throws for any member that neither `base` nor the object below it has. */
function refuseMissing<T extends object>(name: string, base: T): T {
  return new Proxy(base, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || probed.has(key)) return Reflect.get(target, key, receiver)
      return missing(`${name}.${key}`)
    },
    getPrototypeOf: () => base,
  })
}

/** `members` as an object that throws for any other member, so that an app never runs on silently without one. */
export function strictObject<T extends object>(name: string, members: T): T {
  return Object.setPrototypeOf(members, refuseMissing(name, Object.prototype)) as T
}

/** An EventEmitter class to extend: instances throw for members that the subclass does not have. */
export function strictEmitter(name: string): new () => EventEmitter {
  class StrictEmitter extends EventEmitter {}
  Object.setPrototypeOf(StrictEmitter.prototype, refuseMissing<object>(name, EventEmitter.prototype))
  return StrictEmitter
}

/** In place of a whole exported class or object: using it throws, importing its name does not. */
export function missingExport(name: string): unknown {
  return new Proxy(class {}, {
    get: (_target, key) => (typeof key === 'symbol' || probed.has(key) ? undefined : missing(`${name}.${key}`)),
    construct: () => missing(name),
  })
}

/** Emits `event` with an event object of `details` whose `preventDefault` works; true when nobody prevented it. */
export function emitPreventable(
  emitter: EventEmitter,
  event: string,
  details: Readonly<Record<string, unknown>> = {},
  ...args: readonly unknown[]
): boolean {
  const state = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      state.defaultPrevented = true
    },
  }
  emitter.emit(event, state, ...args)
  return !state.defaultPrevented
}
