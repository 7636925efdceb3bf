import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, hire, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { changed, listIn, put, resourcesOf, type Json } from '../support/intake-fixtures.ts'

interface BadFile {
  readonly name: string
  readonly text: string | Buffer
  readonly heading: string
  readonly sentence: string
}

const onItems = (steps: readonly (string | number)[], value: unknown): string =>
  changed('orderUnsigned', (message) => {
    for (const item of resourcesOf(message, 'MedicationRequest')) put(item, steps, value)
  })
const manyItems = (message: Json): void => {
  const entries = listIn(message, 'entry')
  const [item] = entries.filter((entry) => (entry['resource']?.['resourceType'] as unknown) === 'MedicationRequest')
  for (let more = 0; more < 4; more += 1) entries.push(structuredClone(item!))
}

const badFiles: readonly BadFile[] = [
  {
    name: 'web-page.json',
    text: '<html></html>',
    heading: 'Not a message',
    sentence: 'This is not a prescription file',
  },
  { name: 'list.json', text: '{"prescription":1}', heading: 'Not a FHIR message', sentence: 'FHIR' },
  {
    name: 'claim.json',
    text: '{"resourceType":"Claim"}',
    heading: 'Another kind of message',
    sentence: 'not a prescription. Import the prescription order or the release reply instead.',
  },
  {
    name: 'no-number.json',
    text: onItems(['groupIdentifier'], undefined),
    heading: 'Something is missing',
    sentence: 'The prescription number is missing. Ask the sender for a corrected message.',
  },
  {
    name: 'short-number.json',
    text: onItems(['groupIdentifier', 'value'], '5A1E01'),
    heading: 'Something cannot be read',
    sentence: 'cannot be read: it should be',
  },
  {
    name: 'wrong-digit.json',
    text: onItems(['groupIdentifier', 'value'], '5A1E01-A83008-0C0DDW'),
    heading: 'A number is wrong',
    sentence: 'fails its check digit, so at least one character of it is wrong.',
  },
  {
    name: 'six-items.json',
    text: changed('orderUnsigned', manyItems),
    heading: 'Too few or too many items',
    sentence: 'it must have one to four.',
  },
  {
    name: 'other-treatment.json',
    text: onItems(['courseOfTherapyType'], { coding: [{ code: 'seasonal' }] }),
    heading: 'Treatment type',
    sentence: 'The treatment type is not acute, repeat or repeat dispensing.',
  },
  {
    name: 'plan.json',
    text: onItems(['intent'], 'plan'),
    heading: 'Not an order to dispense',
    sentence: 'Nothing may be dispensed from it.',
  },
  {
    name: 'five-megabytes.json',
    text: Buffer.alloc(5 * 1024 * 1024 + 1, 0x20),
    heading: 'Too large',
    sentence: 'larger than 5 MB, which no prescription message is.',
  },
  {
    name: 'utf16.json',
    text: Buffer.from('\uFEFF{"resourceType":"Bundle"}', 'utf16le'),
    heading: 'Wrong encoding',
    sentence: 'The text is not UTF-8',
  },
]

const good = (['okafor', 'chen'] as const).map((patient) => {
  const { file, bytes } = messageFor(patient)
  return { name: file, mimeType: 'application/json', buffer: Buffer.from(bytes, 'base64') }
})

/** Drops files of this PC as the desktop does: the page is told of them by the browser, not by a script. */
async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const box = await target.boundingBox()
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const at = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2, data }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at })
}

const inMessages = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: name })

test('each kind of bad file is refused with its own sentence, is kept, and never stops the next one', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await desk.goTo('Inbox')
  const bad = badFiles.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles([...good.slice(0, 1), ...bad, ...good.slice(1)])
  const given = page.getByRole('list', { name: 'Files given' }).getByRole('listitem')
  await expect(given).toHaveCount(bad.length + good.length)
  await expect(given.filter({ hasText: 'Refused' })).toHaveCount(bad.length)
  await expect(given.filter({ hasText: 'Taken in' })).toHaveCount(good.length)

  await desk.count('Inbox', badFiles.length)
  for (const { name, heading, sentence } of badFiles) {
    const line = inMessages(page, name)
    await expect(line).toContainText(`${heading}.`)
    await expect(line).toContainText(sentence)
    await expect(given.filter({ hasText: name })).toContainText(sentence)
  }
  await desk.count('Clinical check', good.length)

  await test.step('trying a refused one again refuses it again, and one that was seen is out of the way and kept', async () => {
    const line = inMessages(page, 'plan.json')
    await line.getByRole('button', { name: 'Try again' }).click()
    await expect(line).toContainText('Nothing may be dispensed from it.')
    await line.getByRole('button', { name: 'Seen' }).click()
    await expect(line).toContainText('Seen and kept.')
  })
})

test('files dropped on the inbox are taken in as chosen ones are, and a huge one is refused without being read', async ({
  open,
  dataDir,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await desk.goTo('Inbox')
  const files = {
    'huge.json': Buffer.alloc(7 * 1024 * 1024),
    'bad.json': 'not a message',
    'good.json': good[0]!.buffer,
  }
  const paths = Object.entries(files).map(([name, content]) => {
    const file = path.join(dataDir, name)
    writeFileSync(file, content)
    return file
  })
  await dropFiles(page, page.getByText('Drop prescription messages here'), paths)
  const given = page.getByRole('list', { name: 'Files given' }).getByRole('listitem')
  await expect(given.filter({ hasText: 'huge.json' })).toContainText('Larger than 6 MB')
  await expect(given.filter({ hasText: 'bad.json' })).toContainText('This is not a prescription file')
  await expect(given.filter({ hasText: 'good.json' })).toContainText('Taken in')
  await desk.count('Clinical check', 1)
})
