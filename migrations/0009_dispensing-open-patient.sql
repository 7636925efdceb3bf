-- Owner: main/dispensing. Who has something open here, told from the index alone: names that are easily taken for each other
-- are looked for on every page of the queue.
DROP INDEX prescription_open_family;
CREATE INDEX prescription_open_patient ON prescription (family_key, birth_date, patient_nhs, patient_given, patient_family)
  WHERE done_on IS NULL;
