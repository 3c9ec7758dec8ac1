import type { PoolClient } from 'pg'

/** Each entry brings the schema from one version to the next; `tributary_schema` says where it stands. Append only. */
const steps: readonly string[] = [
  `
  create table logs (
    id bigint generated always as identity primary key,
    key text not null unique,
    last bigint not null default 0,
    removed integer not null default 0
  );
  create table rows (
    log bigint not null references logs(id),
    number bigint not null,
    author text not null,
    at bigint not null,
    data bytea not null,
    primary key (log, number)
  );
  create table snapshots (log bigint primary key references logs(id), up_to bigint not null, data bytea not null);
  create table writers (
    log bigint not null references logs(id),
    client bigint not null,
    author text not null,
    primary key (log, client)
  );
  create table versions (
    log bigint not null references logs(id),
    id bigint not null,
    cause text not null,
    author text not null,
    at bigint not null,
    state bytea not null,
    primary key (log, id)
  );

  create table boards (
    id text primary key,
    title text not null,
    phase text not null,
    timer_started bigint,
    timer_ends bigint,
    sample_until bigint,
    created_at bigint not null,
    deleted_at bigint,
    rights bigint not null default 0
  );
  create table people (
    board text not null references boards(id),
    id text not null,
    name text not null,
    discipline text not null,
    slot text not null,
    role text not null,
    map text not null,
    ready integer not null default 0,
    joined_at bigint not null,
    left_at bigint,
    recovery text,
    primary key (board, id)
  );
  create index people_by_recovery on people (board, recovery);
  create table documents (
    board text not null references boards(id),
    name text not null,
    owner text,
    created_at bigint not null,
    revealed_at bigint,
    deleted_at bigint,
    primary key (board, name)
  );
  create table interviews (
    board text not null references boards(id),
    id text not null,
    author text not null,
    at bigint not null,
    primary key (board, id)
  );
  create table device_people (
    device text not null,
    board text not null references boards(id),
    person text not null,
    chosen bigint not null,
    proven integer not null default 1,
    primary key (device, board, person)
  );
  create table invites (
    hash text primary key,
    id text not null,
    board text not null references boards(id),
    role text not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    person text
  );
  create index invites_by_board on invites (board);
  create table approvals (
    id text primary key,
    board text not null references boards(id),
    person text not null,
    device text not null,
    at bigint not null
  );
  create index approvals_by_board on approvals (board);

  -- One round trip and one flush for a batch. The update of the log's row is the lock that gives a document one order:
  -- numbers are given in the order of committing, without holes. A null "after" appends wherever the log ends.
  create function append_rows(
    the_key text, authors text[], datas bytea[], clients bigint[], client_authors text[], the_at bigint, after bigint
  ) returns bigint language plpgsql as $$
  declare
    the_log logs%rowtype;
    count integer := cardinality(authors);
  begin
    update logs set last = last + count where key = the_key returning * into the_log;
    if not found then
      insert into logs (key) values (the_key) on conflict (key) do nothing;
      update logs set last = last + count where key = the_key returning * into the_log;
    end if;
    if the_log.removed <> 0 then raise exception 'the document was removed'; end if;
    if after is not null and the_log.last - count <> after then
      update logs set last = the_log.last - count where id = the_log.id;
      return null;
    end if;
    if cardinality(clients) > 0 then
      insert into writers (log, client, author)
        select the_log.id, c.client, c.author from unnest(clients, client_authors) as c(client, author)
        on conflict do nothing;
      if exists (
        select from unnest(clients, client_authors) as c(client, author)
        join writers w on w.log = the_log.id and w.client = c.client and w.author <> c.author
      ) then raise exception 'a client id belongs to another'; end if;
    end if;
    insert into rows (log, number, author, at, data)
      select the_log.id, the_log.last - count + r.ord, r.author, the_at, r.data
      from unnest(authors, datas) with ordinality as r(author, data, ord);
    return the_log.last;
  end $$;
  `,
  `
  alter table people add column invite text;
  alter table documents add column begun_by text;
  `,
  `
  create table images (
    board text not null references boards(id),
    document text not null,
    id text not null,
    type text not null,
    width integer not null,
    height integer not null,
    size integer not null,
    digest text not null,
    author text not null,
    at bigint not null,
    looked_at bigint not null,
    unused_since bigint,
    data bytea not null,
    primary key (board, document, id)
  );
  -- An image is compressed already.
  alter table images alter column data set storage external;
  `,
  `
  alter table logs add column held_until bigint not null default 0;
  drop function append_rows(text, text[], bytea[], bigint[], text[], bigint, bigint);

  -- As before, and: what belongs to a document that is held is not taken (TR002), and what was written in private is not
  -- taken once that was shown (TR001). A reveal takes the lock of the log's row, too, so that one of the two is first; each
  -- statement in here sees what was committed before it.
  create function append_rows(
    the_key text, authors text[], datas bytea[], clients bigint[], client_authors text[], the_at bigint, after bigint,
    in_private boolean
  ) returns bigint language plpgsql as $$
  declare
    the_log logs%rowtype;
    count integer := cardinality(authors);
  begin
    update logs set last = last + count where key = the_key returning * into the_log;
    if not found then
      insert into logs (key) values (the_key) on conflict (key) do nothing;
      update logs set last = last + count where key = the_key returning * into the_log;
    end if;
    if the_log.removed <> 0 then raise exception 'the document was removed'; end if;
    if the_log.held_until > 0 and the_log.held_until > extract(epoch from clock_timestamp()) * 1000 then
      raise exception 'the document is held' using errcode = 'TR002';
    end if;
    if in_private and exists (
      select from documents
      where board = split_part(the_key, '/', 1) and name = split_part(the_key, '/', 2) and revealed_at is not null
    ) then raise exception 'the document was shown' using errcode = 'TR001'; end if;
    if after is not null and the_log.last - count <> after then
      update logs set last = the_log.last - count where id = the_log.id;
      return null;
    end if;
    if cardinality(clients) > 0 then
      insert into writers (log, client, author)
        select the_log.id, c.client, c.author from unnest(clients, client_authors) as c(client, author)
        on conflict do nothing;
      if exists (
        select from unnest(clients, client_authors) as c(client, author)
        join writers w on w.log = the_log.id and w.client = c.client and w.author <> c.author
      ) then raise exception 'a client id belongs to another'; end if;
    end if;
    insert into rows (log, number, author, at, data)
      select the_log.id, the_log.last - count + r.ord, r.author, the_at, r.data
      from unnest(authors, datas) with ordinality as r(author, data, ord);
    return the_log.last;
  end $$;
  `,
  // No log without a document: only a document that is there begins one, whoever wants to write. What is skipped here is
  // refused by whoever inserts. A tombstone may always be set.
  `
  create function skip_log_of_no_document() returns trigger language plpgsql as $$
  begin
    if new.removed = 0 and not exists (
      select from documents where board = split_part(new.key, '/', 1) and name = split_part(new.key, '/', 2)
        and deleted_at is null
    ) then return null; end if;
    return new;
  end $$;
  create trigger logs_of_documents before insert on logs for each row execute function skip_log_of_no_document();
  -- What was begun and is not finished; nobody works on a database in which something stands here.
  create table unfinished (what text primary key);
  `,
  `
  alter table writers add column since bigint not null default 0;
  -- Which history of the log this is; "place" says where the database lay when that was written.
  create table lineage (
    incarnation text not null,
    secret bytea not null,
    place text not null default '',
    set_back integer not null default 0
  );
  insert into lineage (incarnation, secret) values (
    substr(replace(gen_random_uuid()::text, '-', ''), 1, 24),
    decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
  );
  drop function append_rows(text, text[], bytea[], bigint[], text[], bigint, bigint, boolean);

  -- As before, and: a client id that is proven to have been somebody's before is theirs, whatever was told later.
  create function append_rows(
    the_key text, authors text[], datas bytea[], clients bigint[], client_authors text[], sinces bigint[], the_at bigint, after bigint,
    in_private boolean
  ) returns bigint language plpgsql as $$
  declare
    the_log logs%rowtype;
    count integer := cardinality(authors);
  begin
    update logs set last = last + count where key = the_key returning * into the_log;
    if not found then
      insert into logs (key) values (the_key) on conflict (key) do nothing;
      update logs set last = last + count where key = the_key returning * into the_log;
    end if;
    if the_log.removed <> 0 then raise exception 'the document was removed'; end if;
    if the_log.held_until > 0 and the_log.held_until > extract(epoch from clock_timestamp()) * 1000 then
      raise exception 'the document is held' using errcode = 'TR002';
    end if;
    if in_private and exists (
      select from documents
      where board = split_part(the_key, '/', 1) and name = split_part(the_key, '/', 2) and revealed_at is not null
    ) then raise exception 'the document was shown' using errcode = 'TR001'; end if;
    if after is not null and the_log.last - count <> after then
      update logs set last = the_log.last - count where id = the_log.id;
      return null;
    end if;
    if cardinality(clients) > 0 then
      insert into writers (log, client, author, since)
        select the_log.id, c.client, c.author, coalesce(c.since, the_at)
        from unnest(clients, client_authors, sinces) as c(client, author, since)
        on conflict do nothing;
      -- Without a proof "since" is null, and nothing is earlier than that.
      update writers w set author = c.author, since = c.since
        from unnest(clients, client_authors, sinces) as c(client, author, since)
        where w.log = the_log.id and w.client = c.client and c.since < w.since;
      if exists (
        select from unnest(clients, client_authors) as c(client, author)
        join writers w on w.log = the_log.id and w.client = c.client and w.author <> c.author
      ) then raise exception 'a client id belongs to another'; end if;
    end if;
    insert into rows (log, number, author, at, data)
      select the_log.id, the_log.last - count + r.ord, r.author, the_at, r.data
      from unnest(authors, datas) with ordinality as r(author, data, ord);
    return the_log.last;
  end $$;
  `,
  // Devices of before have the cookie's older name, and were all seen just now.
  `
  alter table people add column removed integer not null default 0;
  alter table device_people add column older integer not null default 1;
  alter table device_people add column seen_at bigint;
  update device_people set seen_at = (extract(epoch from clock_timestamp()) * 1000)::bigint;
  create index devices_by_person on device_people (board, person);
  `,
  `
  create table version_states (
    log bigint not null references logs(id),
    digest text not null,
    packed bytea not null,
    primary key (log, digest)
  );
  alter table version_states alter column packed set storage external;
  alter table versions add column digest text;
  `,
]

/** Of all servers that start at once on one database, one brings the schema up to date and the others wait. */
const migrationLock = 741_302_846

/** A schema of a newer Tributary is refused with a sentence. */
export async function migrate(client: PoolClient): Promise<void> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('create table if not exists tributary_schema (version integer not null)')
    const found = await client.query<{ version: number }>('select version from tributary_schema')
    const version = found.rows[0]?.version ?? 0
    if (version > steps.length)
      throw new Error(
        `This database was written by a newer Tributary (its schema is ${version}, this one knows ${steps.length}). Start the newer one.`,
      )
    for (const step of steps.slice(version)) await client.query(step)
    await client.query('delete from tributary_schema')
    await client.query('insert into tributary_schema (version) values ($1)', [steps.length])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
