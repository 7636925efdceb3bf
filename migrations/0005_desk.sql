-- Owner: main/staff. Projection of the staff:* streams.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('pharmacist', 'accuracy-checking-technician', 'dispenser', 'counter-assistant', 'driver')),
  registration TEXT,
  added_at INTEGER NOT NULL
) STRICT;

-- Owner: main/settings. Projection of the settings stream; value is JSON.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
