import { isReady } from '../../domain/tracking.ts'
import type { TaskRow } from './task.ts'

const twelveHoursMs = 12 * 3_600_000

/** Whether a "ready" is too old to be sent without a person having looked: over 12 h since its act, or since "Still here". */
export const isStale = (task: Pick<TaskRow, 'status' | 'true_at'>, now: number): boolean =>
  isReady(task.status) && now - task.true_at > twelveHoursMs

/** How long the app may be down in opening hours before its waiting readies are asked about. */
export const longestDownMs = 2 * 3_600_000
