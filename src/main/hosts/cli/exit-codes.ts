/** What the command line ends with: done; a fault of ours or of the machine; refused, or not everything agrees; asked in a way nobody understands. */
export const exitCodes = { ok: 0, fault: 1, refused: 2, usage: 64 } as const
