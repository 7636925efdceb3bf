/** The key of every file made of kept rows. */
export const schemaKey = Buffer.alloc(32, 0x16)
