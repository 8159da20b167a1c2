-- CreateEnum
CREATE TYPE "event_kind" AS ENUM ('STATEMENT', 'PRESS_RELEASE', 'INTERVIEW', 'CONVENTION_PANEL', 'FESTIVAL', 'PRESS_TOUR', 'PODCAST', 'RADIO', 'TELEVISION', 'VIDEO_MESSAGE', 'SOCIAL_POST', 'EARNINGS_CALL', 'INDUSTRY_CONFERENCE', 'AWARDS', 'OPEN_LETTER', 'DOCUMENT', 'REVIEW', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "participant_role" AS ENUM ('SPEAKER', 'HOST', 'INTERVIEWER', 'MODERATOR', 'GUEST');

-- CreateEnum
CREATE TYPE "installment_kind" AS ENUM ('SEASON', 'FILM', 'SPECIAL', 'CONTINUATION');

-- CreateEnum
CREATE TYPE "organisation_role" AS ENUM ('PLATFORM', 'STUDIO', 'OUTLET', 'ORGANISER');

-- CreateEnum
CREATE TYPE "quote_kind" AS ENUM ('DIRECT', 'PARTIAL', 'PARAPHRASE');

-- CreateEnum
CREATE TYPE "stance_subject" AS ENUM ('RENEWAL', 'FINALITY', 'DATE', 'PLATFORM');

-- CreateEnum
CREATE TYPE "stance_value" AS ENUM ('CONFIRMS', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'NEUTRAL');

-- CreateEnum
CREATE TYPE "voice" AS ENUM ('PLATFORM', 'STUDIO', 'CREATOR', 'SHOWRUNNER', 'PRODUCER', 'OUTLET', 'CAST', 'OTHER');

-- CreateEnum
CREATE TYPE "citation_place" AS ENUM ('HEADLINE', 'DECK', 'BODY');

-- CreateEnum
CREATE TYPE "installment_state" AS ENUM ('IN_DEVELOPMENT', 'AWAITING_DECISION', 'ORDERED', 'RENEWED', 'IN_PRODUCTION', 'ON_HOLD', 'RELEASED', 'CANCELLED', 'ENDED');

-- CreateEnum
CREATE TYPE "coming_back" AS ENUM ('YES', 'UNDECIDED', 'NO');

-- CreateEnum
CREATE TYPE "finality" AS ENUM ('UNKNOWN', 'PLANNED', 'CONFIRMED', 'NO');

-- CreateEnum
CREATE TYPE "authority" AS ENUM ('OFFICIAL', 'REPORTED', 'RUMOURED');

-- CreateEnum
CREATE TYPE "outlook" AS ENUM ('CONFIRMS', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'MIXED');

-- CreateEnum
CREATE TYPE "signal_kind" AS ENUM ('RUMOUR', 'OVERRULED', 'CONTESTED', 'CAST');

-- CreateEnum
CREATE TYPE "credit_role" AS ENUM ('CREATOR', 'SHOWRUNNER', 'PRODUCER', 'CAST');

-- CreateEnum
CREATE TYPE "external_source" AS ENUM ('TVMAZE', 'TMDB', 'IMDB', 'WIKIDATA');

-- CreateEnum
CREATE TYPE "speaker_kind" AS ENUM ('PERSON', 'ORGANISATION', 'GROUP');

-- CreateEnum
CREATE TYPE "update_kind" AS ENUM ('RECORD', 'RULING', 'QUOTE', 'ARTICLE', 'EVENT', 'CORRECTION', 'RETRACTION', 'WITHDRAWAL', 'MERGE', 'RELEASE_DATE');

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "published" JSONB,
    "published_earliest" DATE,
    "published_latest" DATE,
    "language" TEXT NOT NULL,
    "summary" TEXT,
    "body" TEXT,
    "sections" TEXT[],
    "categories" TEXT[],
    "tags" TEXT[],
    "outlet_id" UUID,
    "byline" TEXT[],
    "canonical_url" TEXT,
    "retracted" JSONB,
    "retracted_earliest" DATE,
    "retracted_latest" DATE,
    "retraction_note" TEXT,
    "folded" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_shows" (
    "article_id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,
    "visibility" TEXT NOT NULL,

    CONSTRAINT "article_shows_pkey" PRIMARY KEY ("article_id","show_id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "slug" TEXT NOT NULL,
    "kind" "event_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT,
    "held" JSONB,
    "held_earliest" DATE,
    "held_latest" DATE,
    "organiser_id" UUID,
    "part_of_id" UUID,
    "series_id" UUID,
    "folded" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_series" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "event_kind" NOT NULL,
    "organisation_id" UUID,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_participants" (
    "event_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "role" "participant_role" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "event_participants_pkey" PRIMARY KEY ("event_id","speaker_id","role")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3),
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "change_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3),
    "visibility" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirects" (
    "subject_type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "change_id" UUID NOT NULL,

    CONSTRAINT "redirects_pkey" PRIMARY KEY ("subject_type","key")
);

-- CreateTable
CREATE TABLE "installments" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "show_id" UUID NOT NULL,
    "kind" "installment_kind" NOT NULL,
    "number" INTEGER,
    "part" INTEGER,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "replaced_by_id" UUID,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "installments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installment_platforms" (
    "id" UUID NOT NULL,
    "installment_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "territory" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "installment_platforms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT,
    "roles" "organisation_role"[],
    "folded" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quotes" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quotes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_versions" (
    "id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "known_from" TIMESTAMPTZ(3),
    "known_to" TIMESTAMPTZ(3) NOT NULL,
    "change_id" UUID NOT NULL,
    "kind" "quote_kind" NOT NULL,
    "parts" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "translation" TEXT,
    "prompt" TEXT,
    "speaker_id" UUID,
    "attribution" TEXT,
    "on_behalf_of_id" UUID,
    "event_id" UUID,
    "said" JSONB,
    "said_earliest" DATE,
    "said_latest" DATE,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "quote_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stances" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "installment_id" UUID,
    "subject" "stance_subject" NOT NULL,
    "value" "stance_value" NOT NULL,
    "voice" "voice" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "stances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citations" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "place" "citation_place" NOT NULL,
    "wording" TEXT,
    "start_offset" INTEGER,
    "end_offset" INTEGER,
    "relayed_via" TEXT,
    "relayed_via_id" UUID,
    "position" INTEGER NOT NULL,

    CONSTRAINT "citations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_entries" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "show_id" UUID,
    "installment_id" UUID,
    "speaker_id" UUID,
    "event_id" UUID,
    "article_id" UUID,
    "sort_key" TEXT COLLATE "C" NOT NULL,
    "visibility" TEXT NOT NULL,
    "known_from" TIMESTAMPTZ(3),
    "known_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulings" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rulings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling_versions" (
    "id" UUID NOT NULL,
    "ruling_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "known_from" TIMESTAMPTZ(3),
    "known_to" TIMESTAMPTZ(3) NOT NULL,
    "change_id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "whole_show" BOOLEAN NOT NULL,
    "state" "installment_state",
    "finality" "finality",
    "release" JSONB,
    "effective" JSONB NOT NULL,
    "effective_earliest" DATE NOT NULL,
    "effective_latest" DATE NOT NULL,
    "said_by_id" UUID,
    "said_by_name" TEXT NOT NULL,
    "on_behalf_of_id" UUID,
    "voice" "voice" NOT NULL,
    "authority" "authority" NOT NULL,
    "supersedes_id" UUID,
    "note" TEXT,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ruling_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling_installments" (
    "version_id" UUID NOT NULL,
    "installment_id" UUID NOT NULL,

    CONSTRAINT "ruling_installments_pkey" PRIMARY KEY ("version_id","installment_id")
);

-- CreateTable
CREATE TABLE "ruling_platforms" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "territory" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ruling_platforms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling_evidence" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "quote_id" UUID,
    "article_id" UUID,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ruling_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_segments" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "headline" BOOLEAN NOT NULL,
    "show_id" UUID NOT NULL,
    "installment_id" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3) NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "change_id" UUID NOT NULL,
    "coming_back" "coming_back" NOT NULL,
    "state" "installment_state",
    "finality" "finality" NOT NULL,
    "since" JSONB,
    "authority" "authority",
    "said_by_id" UUID,
    "said_by_name" TEXT,
    "outlook" "outlook",
    "contested" BOOLEAN NOT NULL,
    "last_heard" JSONB,
    "last_heard_on" DATE,
    "previous" JSONB,
    "release" JSONB,
    "explanation" TEXT NOT NULL,
    "open_installments" UUID[],
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "status_segments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_rulings" (
    "segment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ruling_version_id" UUID NOT NULL,

    CONSTRAINT "status_rulings_pkey" PRIMARY KEY ("segment_id","position")
);

-- CreateTable
CREATE TABLE "status_evidence" (
    "segment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "quote_version_id" UUID,
    "article_id" UUID,

    CONSTRAINT "status_evidence_pkey" PRIMARY KEY ("segment_id","position")
);

-- CreateTable
CREATE TABLE "status_signals" (
    "segment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "signal_kind" NOT NULL,
    "ruling_version_id" UUID,
    "quote_version_id" UUID,

    CONSTRAINT "status_signals_pkey" PRIMARY KEY ("segment_id","position")
);

-- CreateTable
CREATE TABLE "status_platforms" (
    "segment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "organisation_id" UUID NOT NULL,
    "territory" TEXT,

    CONSTRAINT "status_platforms_pkey" PRIMARY KEY ("segment_id","position")
);

-- CreateTable
CREATE TABLE "shows" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "genres" TEXT[],
    "tags" TEXT[],
    "first_year" INTEGER,
    "last_year" INTEGER,
    "image_url" TEXT,
    "image_alt" TEXT,
    "image_credit" TEXT,
    "folded" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "shows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credits" (
    "id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "role" "credit_role" NOT NULL,
    "note" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "credits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_ids" (
    "source" "external_source" NOT NULL,
    "value" TEXT NOT NULL,
    "show_id" UUID NOT NULL,

    CONSTRAINT "external_ids_pkey" PRIMARY KEY ("source","value")
);

-- CreateTable
CREATE TABLE "speakers" (
    "id" UUID NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'DRAFT',
    "slug" TEXT NOT NULL,
    "kind" "speaker_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "description" TEXT,
    "organisation_id" UUID,
    "merged_into_id" UUID,
    "folded" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "speakers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "speaker_members" (
    "group_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "speaker_members_pkey" PRIMARY KEY ("group_id","member_id")
);

-- CreateTable
CREATE TABLE "update_head" (
    "id" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "update_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "update_entries" (
    "position" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "kind" "update_kind" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "happened" JSONB,
    "summary" TEXT NOT NULL,
    "reason" TEXT,
    "backfilled" BOOLEAN NOT NULL,
    "quote_id" UUID,
    "ruling_id" UUID,
    "article_id" UUID,
    "event_id" UUID,
    "speaker_id" UUID,

    CONSTRAINT "update_entries_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "update_shows" (
    "show_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "update_shows_pkey" PRIMARY KEY ("show_id","position")
);

-- CreateTable
CREATE TABLE "update_installments" (
    "installment_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "update_installments_pkey" PRIMARY KEY ("installment_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "articles_slug_key" ON "articles"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "articles_canonical_url_key" ON "articles"("canonical_url");

-- CreateIndex
CREATE UNIQUE INDEX "articles_sort_key_key" ON "articles"("sort_key");

-- CreateIndex
CREATE INDEX "articles_outlet_id_idx" ON "articles"("outlet_id");

-- CreateIndex
CREATE UNIQUE INDEX "events_slug_key" ON "events"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "events_sort_key_key" ON "events"("sort_key");

-- CreateIndex
CREATE INDEX "events_part_of_id_idx" ON "events"("part_of_id");

-- CreateIndex
CREATE INDEX "events_series_id_idx" ON "events"("series_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_series_slug_key" ON "event_series"("slug");

-- CreateIndex
CREATE INDEX "event_participants_speaker_id_idx" ON "event_participants"("speaker_id");

-- CreateIndex
CREATE INDEX "revisions_change_id_idx" ON "revisions"("change_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_subject_type_subject_id_number_key" ON "revisions"("subject_type", "subject_id", "number");

-- CreateIndex
CREATE INDEX "redirects_target_id_idx" ON "redirects"("target_id");

-- CreateIndex
CREATE UNIQUE INDEX "installments_sort_key_key" ON "installments"("sort_key");

-- CreateIndex
CREATE UNIQUE INDEX "installments_show_id_position_key" ON "installments"("show_id", "position");

-- CreateIndex
CREATE INDEX "installment_platforms_installment_id_idx" ON "installment_platforms"("installment_id");

-- CreateIndex
CREATE INDEX "installment_platforms_organisation_id_idx" ON "installment_platforms"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_slug_key" ON "organisations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_sort_key_key" ON "organisations"("sort_key");

-- CreateIndex
CREATE INDEX "quote_versions_speaker_id_idx" ON "quote_versions"("speaker_id");

-- CreateIndex
CREATE INDEX "quote_versions_event_id_idx" ON "quote_versions"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_versions_quote_id_known_to_key" ON "quote_versions"("quote_id", "known_to");

-- CreateIndex
CREATE UNIQUE INDEX "quote_versions_quote_id_number_key" ON "quote_versions"("quote_id", "number");

-- CreateIndex
CREATE INDEX "stances_version_id_idx" ON "stances"("version_id");

-- CreateIndex
CREATE INDEX "stances_show_id_idx" ON "stances"("show_id");

-- CreateIndex
CREATE INDEX "stances_installment_id_idx" ON "stances"("installment_id");

-- CreateIndex
CREATE INDEX "citations_version_id_idx" ON "citations"("version_id");

-- CreateIndex
CREATE INDEX "citations_article_id_idx" ON "citations"("article_id");

-- CreateIndex
CREATE INDEX "timeline_entries_version_id_idx" ON "timeline_entries"("version_id");

-- CreateIndex
CREATE INDEX "ruling_versions_show_id_idx" ON "ruling_versions"("show_id");

-- CreateIndex
CREATE INDEX "ruling_versions_said_by_id_idx" ON "ruling_versions"("said_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_versions_ruling_id_known_to_key" ON "ruling_versions"("ruling_id", "known_to");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_versions_ruling_id_number_key" ON "ruling_versions"("ruling_id", "number");

-- CreateIndex
CREATE INDEX "ruling_installments_installment_id_idx" ON "ruling_installments"("installment_id");

-- CreateIndex
CREATE INDEX "ruling_platforms_version_id_idx" ON "ruling_platforms"("version_id");

-- CreateIndex
CREATE INDEX "ruling_evidence_version_id_idx" ON "ruling_evidence"("version_id");

-- CreateIndex
CREATE INDEX "ruling_evidence_quote_id_idx" ON "ruling_evidence"("quote_id");

-- CreateIndex
CREATE INDEX "ruling_evidence_article_id_idx" ON "ruling_evidence"("article_id");

-- CreateIndex
CREATE INDEX "status_segments_subject_id_valid_from_idx" ON "status_segments"("subject_id", "valid_from");

-- CreateIndex
CREATE INDEX "status_segments_show_id_idx" ON "status_segments"("show_id");

-- CreateIndex
CREATE INDEX "status_segments_installment_id_idx" ON "status_segments"("installment_id");

-- CreateIndex
CREATE INDEX "status_rulings_ruling_version_id_idx" ON "status_rulings"("ruling_version_id");

-- CreateIndex
CREATE INDEX "status_evidence_quote_version_id_idx" ON "status_evidence"("quote_version_id");

-- CreateIndex
CREATE INDEX "status_evidence_article_id_idx" ON "status_evidence"("article_id");

-- CreateIndex
CREATE INDEX "status_signals_ruling_version_id_idx" ON "status_signals"("ruling_version_id");

-- CreateIndex
CREATE INDEX "status_signals_quote_version_id_idx" ON "status_signals"("quote_version_id");

-- CreateIndex
CREATE INDEX "status_platforms_organisation_id_idx" ON "status_platforms"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "shows_slug_key" ON "shows"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "shows_sort_key_key" ON "shows"("sort_key");

-- CreateIndex
CREATE INDEX "credits_speaker_id_idx" ON "credits"("speaker_id");

-- CreateIndex
CREATE UNIQUE INDEX "credits_show_id_speaker_id_role_key" ON "credits"("show_id", "speaker_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "external_ids_show_id_source_key" ON "external_ids"("show_id", "source");

-- CreateIndex
CREATE UNIQUE INDEX "speakers_slug_key" ON "speakers"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "speakers_sort_key_key" ON "speakers"("sort_key");

-- CreateIndex
CREATE INDEX "speaker_members_member_id_idx" ON "speaker_members"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "update_entries_id_key" ON "update_entries"("id");

-- CreateIndex
CREATE INDEX "update_entries_change_id_idx" ON "update_entries"("change_id");

-- CreateIndex
CREATE INDEX "update_entries_recorded_at_idx" ON "update_entries"("recorded_at");

-- CreateIndex
CREATE INDEX "update_shows_position_idx" ON "update_shows"("position");

-- CreateIndex
CREATE INDEX "update_installments_position_idx" ON "update_installments"("position");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_shows" ADD CONSTRAINT "article_shows_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_shows" ADD CONSTRAINT "article_shows_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_part_of_id_fkey" FOREIGN KEY ("part_of_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "event_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_participants" ADD CONSTRAINT "event_participants_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_participants" ADD CONSTRAINT "event_participants_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installments" ADD CONSTRAINT "installments_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installments" ADD CONSTRAINT "installments_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "installments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installment_platforms" ADD CONSTRAINT "installment_platforms_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installment_platforms" ADD CONSTRAINT "installment_platforms_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quotes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stances" ADD CONSTRAINT "stances_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "quote_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stances" ADD CONSTRAINT "stances_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stances" ADD CONSTRAINT "stances_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "quote_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_relayed_via_id_fkey" FOREIGN KEY ("relayed_via_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "quote_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entries" ADD CONSTRAINT "timeline_entries_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "rulings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_said_by_id_fkey" FOREIGN KEY ("said_by_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_versions" ADD CONSTRAINT "ruling_versions_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "rulings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_installments" ADD CONSTRAINT "ruling_installments_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "ruling_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_installments" ADD CONSTRAINT "ruling_installments_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_platforms" ADD CONSTRAINT "ruling_platforms_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "ruling_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_platforms" ADD CONSTRAINT "ruling_platforms_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "ruling_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quotes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_segments" ADD CONSTRAINT "status_segments_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_segments" ADD CONSTRAINT "status_segments_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_segments" ADD CONSTRAINT "status_segments_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_segments" ADD CONSTRAINT "status_segments_said_by_id_fkey" FOREIGN KEY ("said_by_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_rulings" ADD CONSTRAINT "status_rulings_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "status_segments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_rulings" ADD CONSTRAINT "status_rulings_ruling_version_id_fkey" FOREIGN KEY ("ruling_version_id") REFERENCES "ruling_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_evidence" ADD CONSTRAINT "status_evidence_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "status_segments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_evidence" ADD CONSTRAINT "status_evidence_quote_version_id_fkey" FOREIGN KEY ("quote_version_id") REFERENCES "quote_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_evidence" ADD CONSTRAINT "status_evidence_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_signals" ADD CONSTRAINT "status_signals_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "status_segments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_signals" ADD CONSTRAINT "status_signals_ruling_version_id_fkey" FOREIGN KEY ("ruling_version_id") REFERENCES "ruling_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_signals" ADD CONSTRAINT "status_signals_quote_version_id_fkey" FOREIGN KEY ("quote_version_id") REFERENCES "quote_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_platforms" ADD CONSTRAINT "status_platforms_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "status_segments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_platforms" ADD CONSTRAINT "status_platforms_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credits" ADD CONSTRAINT "credits_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker_members" ADD CONSTRAINT "speaker_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "speakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker_members" ADD CONSTRAINT "speaker_members_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "speakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quotes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "rulings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_entries" ADD CONSTRAINT "update_entries_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speakers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_shows" ADD CONSTRAINT "update_shows_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_shows" ADD CONSTRAINT "update_shows_position_fkey" FOREIGN KEY ("position") REFERENCES "update_entries"("position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_installments" ADD CONSTRAINT "update_installments_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "installments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_installments" ADD CONSTRAINT "update_installments_position_fkey" FOREIGN KEY ("position") REFERENCES "update_entries"("position") ON DELETE RESTRICT ON UPDATE CASCADE;
