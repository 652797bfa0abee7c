-- What a policy cannot say, because it sees one version of a row and not what changed in it: which
-- columns of people, roles, invitations and tokens the application changes for whom. The owner of the
-- tables (migrations, the command line on the machine itself) passes. They look after the policy has.

-- Names of the columns in which two versions of a row differ.
CREATE FUNCTION answerable_changed(before jsonb, after jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(key), '{}') FROM jsonb_each(after) WHERE value IS DISTINCT FROM before -> key
$$;

-- A person says who they are and signs in; whether an account is open is an administrator's to say, and of
-- others only. An address never changes, a service never becomes a person. People come by an invitation.
CREATE FUNCTION organization_person_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    allowed text[] := '{}';
    administers boolean := answerable_scope('administers') <> '{}';
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF answerable_signing_in() OR (administers AND NEW.is_service) THEN
            RETURN NEW;
        END IF;
    ELSE
        IF NEW.id = answerable_person() THEN
            allowed := allowed || ARRAY['name', 'language', 'password', 'looked_at', 'last_login'];
        ELSIF administers THEN
            allowed := allowed || 'is_active'::text;
        END IF;
        IF answerable_signing_in() THEN
            allowed := allowed || ARRAY['password', 'last_login'];
        END IF;
        IF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ allowed THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'this is not theirs to say of this person' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON organization_person
    FOR EACH ROW EXECUTE FUNCTION organization_person_limits();

-- Nobody gives themselves a role. A deputy's is the very role of whoever appoints them, on days of it.
-- A role that was given only ever gets shorter.
CREATE FUNCTION organization_role_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['first_day', 'last_day']
            AND NEW.last_day IS NOT NULL AND NEW.last_day <= coalesce(OLD.last_day, 'infinity')
            AND (NEW.first_day >= OLD.first_day OR NEW.last_day < (now() AT TIME ZONE 'UTC')::date) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a role only gets shorter' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.person_id = answerable_person() THEN
        RAISE EXCEPTION 'nobody gives themselves a role' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.deputy_for_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM organization_role held
        WHERE held.id = NEW.deputy_for_id AND held.person_id = answerable_person()
          AND held.deputy_for_id IS NULL AND held.role = NEW.role AND held.entity_id IS NOT DISTINCT FROM NEW.entity_id
          AND NEW.first_day >= held.first_day
          AND coalesce(NEW.last_day, 'infinity') <= coalesce(held.last_day, 'infinity')) THEN
        RAISE EXCEPTION 'a deputy stands in for the role of whoever appoints them, on days of it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON organization_role
    FOR EACH ROW EXECUTE FUNCTION organization_role_limits();

-- What an invitation promises does not change; it is accepted once, in its time, by whoever signs in.
CREATE FUNCTION organization_invitation_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed text[] := answerable_changed(to_jsonb(OLD), to_jsonb(NEW));
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF OLD.accepted_at IS NULL AND OLD.revoked_at IS NULL THEN
        IF changed <@ ARRAY['key_digest', 'expires_at', 'revoked_at']
            AND answerable_scope('administers') <> '{}' THEN
            RETURN NEW;
        END IF;
        IF changed <@ ARRAY['accepted_at', 'accepted_by_id'] AND answerable_signing_in()
            AND OLD.expires_at > now() THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'an invitation stays what it was' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER UPDATE ON organization_invitation
    FOR EACH ROW EXECUTE FUNCTION organization_invitation_limits();

-- A token is made by a person for themselves, or by an administrator for a service; then it is revoked,
-- once, and nothing else of it changes.
CREATE FUNCTION organization_token_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.made_by_id = answerable_person() AND (NEW.person_id = answerable_person() OR EXISTS (
            SELECT FROM organization_person p WHERE p.id = NEW.person_id AND p.is_service)) THEN
            RETURN NEW;
        END IF;
    ELSIF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['revoked_at', 'used_on']
        AND (OLD.revoked_at IS NULL OR NEW.revoked_at = OLD.revoked_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'this token is not theirs to make or to change' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON organization_token
    FOR EACH ROW EXECUTE FUNCTION organization_token_limits();

-- Told by somebody, in few words, to people whose account is open; the address is one of ours.
CREATE OR REPLACE FUNCTION organization_notify(
    people bigint[], kind text, subject text, address text, parameters jsonb, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF answerable_person() IS NULL THEN
        RAISE EXCEPTION 'nobody tells nobody' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF length($3) > 500 OR length($4) > 1000 OR length($6) > 500 OR length($5::text) > 20000
        OR $4 ~ '^//|:|[[:cntrl:]]|\\' THEN
        RAISE EXCEPTION 'this is no notice' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO organization_notice (person_id, kind, subject, address, parameters, key, at)
    SELECT p.id, $2, $3, $4, $5, $6, clock_timestamp() FROM organization_person p
    WHERE p.id = ANY ($1) AND p.is_active
    ON CONFLICT DO NOTHING;
END $$;

-- Functions of triggers that run as the owner run in our triggers only: nobody hangs them on a table of
-- their own, with words of their own. (A trigger that stands needs no such right to fire.)
REVOKE EXECUTE ON FUNCTION foundation_journal_keep(), foundation_journal_keep_truncated(),
    foundation_journal_seal() FROM PUBLIC;
