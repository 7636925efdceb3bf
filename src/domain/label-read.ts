/** A bag whose label was compared with what leaves: with the scanner, or by eye, and typed from the bag. */
export interface LabelRead {
  readonly bagId: string
  readonly how: 'scanned' | 'typed'
}

/** What a departure says of the label of a bag that left by it. */
export interface LabelOfBag {
  readonly bagId: string
  readonly how: LabelRead['how'] | 'not-read'
}
