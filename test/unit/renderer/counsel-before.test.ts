import { expect, test } from 'vitest'
import {
  counselBefore,
  counselWith,
  counselWithout,
} from '../../../src/renderer/features/prescription/clinical/counsel-before.ts'
import { aPrescription, apply, commands } from '../../support/builders.ts'

const told = (counsel: string | null) => apply(aPrescription(), commands.clinicalCheck({ counsel }))

test('a repeated check begins with what the check before left to be told', () => {
  expect(counselBefore(told('Finish the course'))).toBe('Finish the course')
  expect(counselBefore(told(null))).toBe('')
  expect(counselBefore(aPrescription())).toBe('')
})

test('what a check that is void now left to be told is not lost', () => {
  const p = told('Not with alcohol')
  const eventId = p.clinicalCheck?.stamp.eventId ?? ''
  const voided = apply(p, { type: 'correct', eventId, reason: 'Pressed too early', medicineIs: null })
  expect(voided.clinicalCheck?.outcome).toBe('voided')
  expect(counselBefore(voided)).toBe('Not with alcohol')
})

test('what a prescription checked along left to be told comes to it, and nothing is said twice', () => {
  expect(counselWith('', 'Not with alcohol')).toBe('Not with alcohol')
  expect(counselWith('Finish the course', 'Not with alcohol')).toBe('Finish the course · Not with alcohol')
  expect(counselWith('Not with alcohol', 'Not with alcohol')).toBe('Not with alcohol')
  expect(counselWith('Finish the course', '')).toBe('Finish the course')
})

test('a prescription that is not checked along any more takes its counsel with it, and nothing a person wrote', () => {
  const both = counselWith('Finish the course', 'Not with alcohol')
  expect(counselWithout(both, 'Not with alcohol', ['Finish the course'])).toBe('Finish the course')
  expect(counselWithout(`${both}, ring us`, 'Not with alcohol', [''])).toBe('Finish the course, ring us')
  expect(counselWithout('Not with alcohol', 'Not with alcohol', [''])).toBe('')
  expect(counselWithout('Not with alcohol · Take $& whole', 'Not with alcohol', [''])).toBe('Take $& whole')
  expect(counselWithout(both, '', [])).toBe(both)
})

test('what another prescription that is still checked along says as well stays', () => {
  expect(counselWithout('Not with alcohol', 'Not with alcohol', ['Not with alcohol'])).toBe('Not with alcohol')
})
