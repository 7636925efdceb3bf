/**
 * A wrong outbox: in one file one text is replaced by another. The simulation has to catch every one of them; a text that is
 * not found exactly once is an error, so that a mutant never quietly stops being one.
 * @typedef {object} Mutant
 * @property {string} name what is wrong with it
 * @property {string} file below src
 * @property {string} find
 * @property {string} put
 */

/** @type {readonly Mutant[]} */
export const mutants = [
  {
    name: 'makes a new task id for every attempt',
    file: 'main/outbox/deliver.ts',
    find: '  taskId: task.task_id,',
    put: "  taskId: task.task_id.replace(/.$/, '') + (task.attempts % 10),",
  },
  {
    name: 'skips superseding',
    file: 'main/outbox/supersede.ts',
    find: "for (const task of readies) if (withdrawable(task)) superseded.set(task, 'no-longer-true')",
    put: '',
  },
  {
    name: 'sends an unknown ready again that is not true any more',
    file: 'main/outbox/supersede.ts',
    find: "task.state === 'waiting' || task.state === 'unknown' || task.state === 'parked'",
    put: "task.state === 'waiting' || task.state === 'parked'",
  },
  {
    name: 'takes contention for recorded',
    file: 'main/outbox/verdict.ts',
    find: "return blamed ? { kind: 'again' } : { kind: 'contended', words }",
    put: "return blamed ? { kind: 'again' } : { kind: 'recorded', how: 'already-there' }",
  },
  {
    name: 'takes the siblings of a conflict for recorded',
    file: 'main/outbox/verdict.ts',
    find: "return blamed ? { kind: 'again' } : { kind: 'contended', words }",
    put: "return blamed ? { kind: 'recorded', how: 'already-there' } : { kind: 'contended', words }",
  },
  {
    name: 'drops the siblings of a refused update',
    file: 'main/outbox/verdict.ts',
    find: "if (taskIds.some(isBad)) return { kind: 'again' }",
    put: "if (taskIds.some(isBad)) return { kind: 'refused', words }",
  },
  {
    name: 'waits without jitter',
    file: 'main/outbox/backoff.ts',
    find: 'Math.floor(random * ceiling)',
    put: 'Math.ceil(ceiling + 0 * random)',
  },
  {
    name: 'takes a lost reply for recorded',
    file: 'main/outbox/settle.ts',
    find: "if (verdict.kind === 'recorded')",
    put: "if (verdict.kind === 'retry' && verdict.maybeStored) return { change: { state: 'recorded', settled_at: now }, how: 'created' }\n  if (verdict.kind === 'recorded')",
  },
  {
    name: 'has one lane for all',
    file: 'main/outbox/line.ts',
    find: 'return line.failures > 0 ? 1 : lanes',
    put: 'return line.failures > 0 ? 1 : Math.min(1, lanes)',
  },
  {
    name: 'stops the line for the trouble of one prescription',
    file: 'main/outbox/line.ts',
    find: 'if (!finding.ofLine && failedLanes.length < 2) return named',
    put: '',
  },
  {
    name: 'has a lane for each issue',
    file: 'main/outbox/lanes.ts',
    find: "if (open.some(({ state }) => state === 'sending'))",
    put: "if (open.some((task) => task.state === 'sending' && task.prescription_id === open.at(-1)?.prescription_id))",
  },
  {
    name: 'dates by the clock on the wall',
    file: 'main/outbox/last-modified.ts',
    find: 'return previous === null ? truthful : Math.max(truthful, previous + 1)',
    put: 'return previous === null ? truthful : truthful',
  },
  {
    name: 'dates by a clock it never set right',
    file: 'main/outbox/last-modified.ts',
    find: 'const truthful = Math.min(happenedAt - aheadMs, now - aheadMs)',
    put: 'const truthful = Math.min(happenedAt, now + 0 * aheadMs)',
  },
  {
    name: 'puts updates in after the commit',
    file: 'main/desk/core.ts',
    find: 'enqueue: (tx, change) => {\n      enqueueChanges(tx, outboxWrite, change)',
    put: 'enqueue: (_tx, change) => {\n      void Promise.resolve().then(() => database.transact((tx) => enqueueChanges(tx, outboxWrite, change)))',
  },
  {
    name: 'forgets what was being sent when it ended',
    file: 'main/outbox/recover.ts',
    find: 'const interrupted = tasksInFlight(tx)',
    put: 'const interrupted = tasksInFlight(tx).slice(0, 0)',
  },
  {
    name: 'sends a ready at once',
    file: 'main/outbox/not-before.ts',
    find: 'if (isReady(status)) return enqueuedAt + delays().readyMs',
    put: 'if (isReady(status)) return enqueuedAt',
  },
  {
    name: 'sends old readies without asking',
    file: 'main/outbox/stale.ts',
    find: 'isReady(task.status) && now - task.true_at > twelveHoursMs',
    put: 'isReady(task.status) && now - task.true_at > twelveHoursMs * 365',
  },
  {
    name: 'asks nobody after a restore',
    file: 'main/outbox/recover.ts',
    find: 'if (deps.restored || wasDown(',
    put: 'if (wasDown(',
  },
  {
    name: 'takes what waits after a restore for unsent',
    file: 'main/outbox/recover.ts',
    find: 'doubtUnsettledTasks(tx)',
    put: 'void doubtUnsettledTasks',
  },
  {
    name: 'does not note what was overtaken',
    file: 'main/outbox/enqueue.ts',
    find: 'for (const task of plan.overtaken) changeTask(tx, task.rank, { overtaken: 1 })',
    put: '',
  },
  {
    name: 'sends the newest of an item first',
    file: 'main/outbox/lanes.ts',
    find: 'if (!heads.has(task.item_id)) heads.set(task.item_id, task)',
    put: 'heads.set(task.item_id, task)',
  },
  {
    name: 'keeps a Retry-After for what was sent only',
    file: 'main/outbox/settle.ts',
    find: 'if (retryAfterMs > 0) holdLane(tx, arrival.lane, deps.now + retryAfterMs)',
    put: 'if (retryAfterMs > 1e12) holdLane(tx, arrival.lane, deps.now + retryAfterMs)',
  },
  {
    name: 'believes that a 5xx stored nothing',
    file: 'main/outbox/verdict.ts',
    find: "if (http >= 500) return allOf(inDoubt, failed('failing', false))",
    put: "if (http >= 500) return allOf(notStored, failed('failing', false))",
  },
  {
    name: 'does not look again after fetching a token',
    file: 'main/outbox/loop.ts',
    find: 'return tasksByRank(database.db, ranks).every((task) => task.overtaken === 0)',
    put: 'return tasksByRank(database.db, ranks).length > 0',
  },
  {
    name: 'sends an older update again after a newer one left',
    file: 'main/outbox/acts.ts',
    find: 'if (hasNewer(tx, task) || newerHasLeft(tx, task))',
    put: 'if (hasNewer(tx, task) || (newerHasLeft(tx, task) && task.rank < 0))',
  },
  {
    name: 'believes a word is shown that something in doubt may have replaced',
    file: 'main/outbox/supersede.ts',
    find: '!history.some((task) => task.rank > recorded.rank && mayBeShown(task))',
    put: '!history.some((task) => task.rank < 0 && mayBeShown(task))',
  },
  {
    name: 'mixes issues in one request',
    file: 'main/outbox/lanes.ts',
    find: '        task.prescription_id === oldest.prescription_id &&\n        task.custody === oldest.custody &&\n',
    put: '',
  },
  {
    name: 'sends a first With Pharmacy along with others',
    file: 'main/outbox/lanes.ts',
    find: 'task.custody === oldest.custody &&\n        task.opens_custody === oldest.opens_custody',
    put: 'task.custody === oldest.custody',
  },
  {
    name: 'looks every second whatever is due',
    file: 'main/outbox/loop.ts',
    find: 'return blockedByFlights ? null : Math.max(due, line.pausedUntil, pace.freeAt(at))',
    put: 'return blockedByFlights ? null : Math.min(at + 1_000, Math.max(due, line.pausedUntil, pace.freeAt(at)))',
  },
  {
    name: 'keeps to no rate',
    file: 'main/outbox/loop.ts',
    find: 'const pace = createPace(deps.perSecond)',
    put: 'const pace = createPace(null)',
  },
  {
    name: 'takes the page of a captive portal for a failing service',
    file: 'main/outbox/verdict.ts',
    find: "failed(answer.looksLike === 'web-page' ? 'captive-portal' : 'failing'",
    put: "failed(answer.looksLike === 'web-page' ? 'failing' : 'failing'",
  },
  {
    name: 'passes an order without a signature unasked',
    file: 'domain/decide/record-clinical-check.ts',
    find: 'passed ? withoutAnswer(facts, ownFacts(p, schedules)) : undefined,',
    put: '',
  },
]
