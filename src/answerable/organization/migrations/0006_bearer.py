"""Whose a token is, asked before anyone is known: one function, instead of opening the table."""

from django.db import migrations

BEARER = """
CREATE FUNCTION organization_bearer(digest text)
RETURNS TABLE (id bigint, person bigint, scopes text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    found record;
BEGIN
    SELECT t.id, t.person_id, t.scopes, t.used_on INTO found
    FROM organization_token t JOIN organization_person p ON p.id = t.person_id
    WHERE t.key_digest = digest AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp() AND p.is_active;
    IF found.id IS NULL THEN
        RETURN;
    END IF;
    IF found.used_on IS DISTINCT FROM today THEN
        UPDATE organization_token t SET used_on = today WHERE t.id = found.id;
    END IF;
    RETURN QUERY SELECT found.id, found.person_id, found.scopes;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("organization", "0005_signing_in")]
    operations = [migrations.RunSQL(BEARER, "DROP FUNCTION organization_bearer(text)")]
