-- A redaction corrects nothing: the record may have been right. Who keeps copies of answers has to tell the two apart, as only
-- a redaction changes what was answered for the past.
ALTER TYPE "update_kind" ADD VALUE 'REDACTION';
