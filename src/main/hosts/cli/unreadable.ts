/** Why a file that was named cannot be read, and what to do, in a sentence or two. */
export const whyUnreadable = {
  'not-found': 'There is no such file. Check its name and folder.',
  'not-a-file': 'This is not a file. Name the files in it one by one.',
  'not-allowed': 'The file may not be read by this account. Change its permissions or copy it.',
  'too-large': 'The file is larger than 5 MB, which no prescription message is. Check that it is the right file.',
} as const
