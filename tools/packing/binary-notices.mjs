import { readFileSync } from 'node:fs'
import path from 'node:path'

const database = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'better-sqlite3')

const notice = /copyright|public domain/i
const terms = /permission is hereby|redistribution|permitted|licen[sc]e|public domain/i
// The head of each of the ciphers' own files: whose it is, and MIT.
const head = /^\*\* Copyright:?\s+(\(c\) .+)$/m

/**
 * What is compiled into the database's binary says in its source whose it is; the binary's package has that source and no list.
 * Gives every notice once.
 */
export function noticesInTheBinary() {
  const source = readFileSync(path.join(database, 'deps', 'sqlite3', 'sqlite3.c'), 'utf8')
  const comments = [...source.matchAll(/\/\*[\s\S]*?\*\//g)].map(([text]) => text)
  const notices = comments.filter((text) => notice.test(text) && terms.test(text) && text.length < 20_000)
  const heads = notices.flatMap((text) => head.exec(text)?.[1]?.trim() ?? [])
  const others = notices.filter((text) => !head.test(text)).map(withoutStars)
  const [, mit = ''] = readFileSync(path.join(database, 'LICENSE'), 'utf8').split(/(?=Permission is hereby granted)/)
  const blessing = /The author disclaims copyright[\s\S]*?than you give\./.exec(source)?.[0] ?? ''
  if (heads.length === 0 || mit === '' || blessing === '')
    throw new Error('The source of the database binary names no licence.')
  return {
    sqlite: withoutStars(blessing),
    ciphers: [
      [...new Set(heads)]
        .sort()
        .map((each) => `Copyright ${each}`)
        .join('\n'),
      mit.trim(),
      ...new Set(others),
    ].join('\n\n'),
  }
}

/** @param {string} comment @returns {string} */
function withoutStars(comment) {
  return comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(\*+|\/\/+)\s?/, '').trimEnd())
    .join('\n')
    .trim()
}
