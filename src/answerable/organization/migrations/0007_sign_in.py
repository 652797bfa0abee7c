"""Policies and journal of django-allauth's tables, the table of counts, and who has a second factor.

A second factor's secret is read by its person, and while signing in; an administrator learns only
whether there is one, and may take it away (a lost telephone), by functions of the database.
"""

from django.db import migrations

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

OWN = "user_id = (SELECT answerable_person())"
SIGNING_IN = "(SELECT answerable_signing_in())"
ADMINISTERS = "(SELECT answerable_scope('administers') <> '{}')"

CACHE = """
CREATE TABLE answerable_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX answerable_cache_expires ON answerable_cache (expires);
COMMENT ON TABLE answerable_cache IS 'Counts of sign-in attempts'
"""

SECOND_FACTORS = """
CREATE FUNCTION organization_second_factors() RETURNS TABLE (person bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT user_id FROM mfa_authenticator
    WHERE type <> 'recovery_codes'
      AND (user_id = answerable_person() OR answerable_scope('administers') <> '{}')
$$;
CREATE FUNCTION organization_reset_second_factor(who bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone integer;
BEGIN
    IF answerable_scope('administers') = '{}' OR who = answerable_person() THEN
        RAISE EXCEPTION 'not yours' USING ERRCODE = '42501';
    END IF;
    DELETE FROM mfa_authenticator WHERE user_id = who;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$
"""
UNDO = "DROP FUNCTION organization_second_factors(); DROP FUNCTION organization_reset_second_factor(bigint)"


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0006_bearer"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE answerable_cache"),
        keep("account_emailaddress"),
        keep("mfa_authenticator", hidden=("data", "last_used_at")),
        keep("socialaccount_socialaccount", hidden=("extra_data", "last_login")),
        guard(
            "account_emailaddress",
            read=f"{OWN} OR {SIGNING_IN}",
            write=f"{OWN} OR {SIGNING_IN} OR {ADMINISTERS}",
        ),
        guard("account_emailconfirmation", read="false"),
        guard("mfa_authenticator", read=f"{OWN} OR {SIGNING_IN}", write=f"{OWN} OR {SIGNING_IN}"),
        guard(
            "socialaccount_socialaccount", read=f"{OWN} OR {SIGNING_IN}", write=f"{OWN} OR {SIGNING_IN}"
        ),
        guard("socialaccount_socialapp", read="false"),
        guard("socialaccount_socialtoken", read="false"),
        migrations.RunSQL(SECOND_FACTORS, UNDO),
    ]
