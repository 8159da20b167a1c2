-- Keys to the API, each with a role. The secret is not kept: only its digest is.
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_in_id" UUID NOT NULL,
    "revoked_in_id" UUID,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_in_id_fkey" FOREIGN KEY ("created_in_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_revoked_in_id_fkey" FOREIGN KEY ("revoked_in_id") REFERENCES "changes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_role_known" CHECK ("role" IN ('contributor', 'editor', 'admin'));
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_hash_is_sha256" CHECK (octet_length("hash") = 32);
-- A name stands for one person or program at a time, or history could not be read.
CREATE UNIQUE INDEX "api_keys_name_in_use" ON "api_keys"(lower("name")) WHERE "revoked_in_id" IS NULL;
