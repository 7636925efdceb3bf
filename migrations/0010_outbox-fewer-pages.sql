-- Owner: main/outbox. An update put in writes fewer pages: everything said of a short id is found through one index, which is a
-- few dozen rows even after years of repeats, and what of it is open or belongs to one issue is told from the rows.
DROP INDEX outbox_task_open;
DROP INDEX outbox_task_prescription;
DROP INDEX outbox_task_command;
