/** A UUID version 7 (RFC 9562 section 5.7) of a UTC instant in ms and at least 10 random bytes: later ones sort later. */
export const uuidV7 = (now: number, randomBytes: Uint8Array): string => {
  if (!Number.isInteger(now) || now < 0 || now >= 2 ** 48) throw new Error('A UUIDv7 needs a time in milliseconds')
  if (randomBytes.length < 10) throw new Error('A UUIDv7 needs ten random bytes')
  const time = Buffer.alloc(6)
  time.writeUIntBE(now, 0, 6)
  return formatUuid(Buffer.concat([time, randomBytes.subarray(0, 10)]), 7)
}

/** Sets version and variant (RFC 9562 section 4) in 16 bytes and writes them down. The bytes are changed. */
export const formatUuid = (bytes: Buffer, version: number): string => {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
