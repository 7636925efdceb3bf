-- Owner: main/dispensing. The prescriptions of which a corrected departure waits to be answered (the mark `incident-open` of
-- flags.ts, bit 11), finished ones too: asked for at every day's end until there is an answer, however long ago that was.
CREATE INDEX prescription_incident_open ON prescription (id) WHERE (marks & 2048) <> 0;
