-- Owner: main/on-duty. Projections of the on-duty stream: the responsible pharmacist's record (SI 2008/2789), kept at least
-- five years, and periods of working alone. Ids are those of the events; instants are UTC ms.

CREATE TABLE duty_spell (
  id           TEXT PRIMARY KEY,
  person_id    TEXT NOT NULL,
  name         TEXT NOT NULL,
  registration TEXT NOT NULL,                     -- GPhC number as it was then
  started_at   INTEGER NOT NULL,
  ended_at     INTEGER                            -- NULL while it lasts, or when nobody signed off
) STRICT;
CREATE INDEX duty_spell_started ON duty_spell (started_at);

CREATE TABLE duty_absence (
  id           TEXT PRIMARY KEY,
  spell_id     TEXT NOT NULL REFERENCES duty_spell (id),
  started_at   INTEGER NOT NULL,
  ended_at     INTEGER,
  supply       TEXT NOT NULL CHECK (supply IN ('nothing', 'checked-and-bagged', 'checked-and-bagged-but-controlled')),
  arrangements TEXT NOT NULL,
  over_reason  TEXT                               -- why the two hours of the day were gone over
) STRICT;
CREATE INDEX duty_absence_spell ON duty_absence (spell_id, started_at);

CREATE TABLE working_alone (
  id         TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL,
  name       TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  reason     TEXT NOT NULL
) STRICT;
CREATE INDEX working_alone_started ON working_alone (started_at);
