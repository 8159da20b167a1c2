-- Drafts that are to be published at a moment, and what became of that.

CREATE TABLE "scheduled_publications" (
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "problem" TEXT,
    "message" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "change_id" UUID NOT NULL,
    "settled_in_id" UUID,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "scheduled_publications_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "scheduled_publications_sort_key_key" ON "scheduled_publications"("sort_key");
CREATE INDEX "scheduled_publications_state_at_idx" ON "scheduled_publications"("state", "at");
ALTER TABLE "scheduled_publications" ADD CONSTRAINT "scheduled_publications_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheduled_publications" ADD CONSTRAINT "scheduled_publications_settled_in_id_fkey" FOREIGN KEY ("settled_in_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE scheduled_publications ADD CONSTRAINT scheduled_publications_state_known CHECK (state IN ('PENDING', 'PUBLISHED', 'FAILED', 'CANCELLED'));
ALTER TABLE scheduled_publications ADD CONSTRAINT scheduled_publications_settled_once CHECK ((state = 'PENDING') = (settled_at IS NULL));
-- A record waits for one moment at a time.
CREATE UNIQUE INDEX scheduled_publications_pending ON scheduled_publications (subject_id) WHERE state = 'PENDING';
