/** What crosses between the main process, the preload and the page, as text; both ends use the same codec. */
export interface Codec {
  /** Throws a `DataCloneError` for what structured clone refuses too, and for cycles, which it would allow. */
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
}

/**
 * Structured clone over JSON. Plain objects and JSON's own simple values stand for themselves; all else is `[tag, …]`.
 * The source text of this function is injected into pages, so it must not refer to anything outside itself.
 */
export function createCodec(): Codec {
  const open = new Set<object>()

  const toBase64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  const refuse = (why: string): never => {
    throw new DOMException(`${why.slice(0, 80)} could not be cloned.`, 'DataCloneError')
  }

  // Defines each property, where assigning would take one named __proto__ for the prototype.
  const mapValues = (from: object, map: (value: unknown) => unknown): object =>
    Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]))

  function packObject(value: object): unknown {
    if (Array.isArray(value)) return ['array', value.map(pack)]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Map) return ['map', [...value].map(([key, item]) => [pack(key), pack(item)])]
    if (value instanceof Set) return ['set', [...value].map(pack)]
    if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? '']
    if (value instanceof ArrayBuffer) return ['bytes', 'ArrayBuffer', toBase64(new Uint8Array(value))]
    const tag = Object.prototype.toString.call(value).slice(8, -1)
    if (ArrayBuffer.isView(value)) {
      return ['bytes', tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]
    }
    if (tag !== 'Object') return refuse(`A ${tag}`)
    return mapValues(value, pack)
  }

  function pack(value: unknown): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (value === undefined) return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value === 'number') {
      if (Object.is(value, -0)) return ['number', '-0']
      return Number.isFinite(value) ? value : ['number', String(value)]
    }
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(String(value))
    if (typeof value !== 'object') return refuse(`A ${typeof value}`)
    if (open.has(value)) return refuse('A value that contains itself')
    open.add(value)
    try {
      return packObject(value)
    } finally {
      open.delete(value)
    }
  }

  function unpack(packed: unknown): unknown {
    if (!Array.isArray(packed)) {
      return typeof packed === 'object' && packed !== null ? mapValues(packed, unpack) : packed
    }
    const [tag, first, second, third] = packed as [string, never, never, never]
    const items = (): readonly unknown[] => first
    switch (tag) {
      case 'array':
        return items().map(unpack)
      case 'undefined':
        return undefined
      case 'number':
        return Number(first)
      case 'bigint':
        return BigInt(first)
      case 'date':
        return new Date(first)
      case 'map':
        return new Map((first as [unknown, unknown][]).map(([key, item]) => [unpack(key), unpack(item)]))
      case 'set':
        return new Set(items().map(unpack))
      case 'error':
        return Object.assign(new Error(second), { name: first, stack: third })
      case 'bytes': {
        const bytes = fromBase64(second)
        if (first === 'ArrayBuffer') return bytes.buffer
        const View = (globalThis as unknown as Record<string, new (from: ArrayBufferLike) => unknown>)[first]
        return View === undefined ? refuse(first) : new View(bytes.buffer)
      }
      default:
        return refuse(`A ${tag}`)
    }
  }

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) }
}
