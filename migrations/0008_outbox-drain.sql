-- Owner: main/outbox. A delivered update writes fewer pages: lanes lie in the order in which they came and not by prescription
-- id, and what is open is told by `settled_at`, so that starting to send moves nothing in the indexes of what is open.

DROP INDEX outbox_lane_due;
ALTER TABLE outbox_lane RENAME TO outbox_lane_by_id;
CREATE TABLE outbox_lane (
  owner_ods   TEXT    NOT NULL,
  short_id    TEXT    NOT NULL,
  due_at      INTEGER,
  held_until  INTEGER NOT NULL DEFAULT 0,
  UNIQUE (owner_ods, short_id)
) STRICT;
INSERT INTO outbox_lane (owner_ods, short_id, due_at, held_until)
  SELECT owner_ods, short_id, due_at, held_until FROM outbox_lane_by_id ORDER BY due_at, owner_ods, short_id;
DROP TABLE outbox_lane_by_id;
CREATE INDEX outbox_lane_due ON outbox_lane (due_at) WHERE due_at IS NOT NULL;

-- Open means: not settled. The triggers keep the two from ever saying different things.
CREATE TRIGGER outbox_task_added_open_or_settled BEFORE INSERT ON outbox_task
WHEN (NEW.state IN ('waiting', 'sending', 'unknown')) <> (NEW.settled_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'an update is open or it is settled'); END;
CREATE TRIGGER outbox_task_open_or_settled BEFORE UPDATE OF state, settled_at ON outbox_task
WHEN (NEW.state IN ('waiting', 'sending', 'unknown')) <> (NEW.settled_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'an update is open or it is settled'); END;

DROP INDEX outbox_task_open;
DROP INDEX outbox_task_waiting;
CREATE INDEX outbox_task_open ON outbox_task (owner_ods, short_id, rank) WHERE settled_at IS NULL;
CREATE INDEX outbox_task_waiting ON outbox_task (rank) WHERE settled_at IS NULL;
