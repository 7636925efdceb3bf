-- Owner: main/dispensing. Names easily taken for each other are looked up by family name and by birth date, for the patients of a
-- page alone: whoever else has something open here is not read.
CREATE INDEX prescription_open_birth ON prescription (birth_date, family_key, patient_nhs, patient_given, patient_family)
  WHERE done_on IS NULL;
