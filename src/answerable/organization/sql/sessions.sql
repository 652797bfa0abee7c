-- As in `limits.sql`, and who ends sessions: a person their own, an administrator those of an account
-- they close.
CREATE OR REPLACE FUNCTION organization_person_limits() RETURNS trigger LANGUAGE plpgsql AS $$
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
            allowed := allowed
                || ARRAY['name', 'language', 'password', 'looked_at', 'last_login', 'session_mark'];
        ELSIF administers THEN
            allowed := allowed || 'is_active'::text;
            IF OLD.is_active AND NOT NEW.is_active THEN
                allowed := allowed || 'session_mark'::text;
            END IF;
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
