import type { DatabaseSync } from 'node:sqlite'

/** Each entry brings the database from one version to the next; `user_version` says where it stands. Append only. */
const steps: readonly string[] = [
  `
  create table logs (
    id integer primary key,
    key text not null unique,
    last integer not null default 0
  );
  create table rows (
    log integer not null references logs(id),
    number integer not null,
    author text not null,
    at integer not null,
    data blob not null,
    unique (log, number)
  );
  create table snapshots (log integer primary key references logs(id), up_to integer not null, data blob not null);
  create table writers (
    log integer not null references logs(id),
    client integer not null,
    author text not null,
    primary key (log, client)
  ) without rowid;

  create table boards (
    id text primary key,
    title text not null,
    phase text not null,
    timer_started integer,
    timer_ends integer,
    sample_until integer,
    created_at integer not null,
    deleted_at integer
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
    joined_at integer not null,
    primary key (board, id)
  );
  create table documents (
    board text not null references boards(id),
    name text not null,
    owner text,
    created_at integer not null,
    revealed_at integer,
    deleted_at integer,
    primary key (board, name)
  ) without rowid;
  create table interviews (
    board text not null references boards(id),
    id text not null,
    author text not null,
    at integer not null,
    primary key (board, id)
  ) without rowid;
  create table device_people (
    device text not null,
    board text not null references boards(id),
    person text not null,
    chosen integer not null,
    primary key (device, board, person)
  ) without rowid;
  create table invites (
    hash text primary key,
    board text not null references boards(id),
    role text not null,
    created_at integer not null
  ) without rowid;
  `,
  `
  alter table logs add column removed integer not null default 0;
  create table versions (
    log integer not null references logs(id),
    id integer not null,
    cause text not null,
    author text not null,
    at integer not null,
    state blob not null,
    unique (log, id)
  );
  alter table people add column left_at integer;
  alter table people add column recovery text;
  alter table device_people add column proven integer not null default 1;
  alter table invites add column id text not null default '';
  alter table invites add column expires_at integer;
  alter table invites add column revoked_at integer;
  alter table invites add column person text;
  update invites set id = substr(hash, 1, 16);
  create table approvals (
    id text primary key,
    board text not null references boards(id),
    person text not null,
    device text not null,
    at integer not null
  ) without rowid;
  create index people_by_recovery on people (board, recovery);
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
    at integer not null,
    looked_at integer not null,
    unused_since integer,
    data blob not null,
    primary key (board, document, id)
  );
  `,
  // An edit writes one page: its row lies beside the other rows of its document, without an index of its own, and where a
  // log ends is read from its rows.
  `
  create table rows_by_number (
    log integer not null references logs(id),
    number integer not null,
    author text not null,
    at integer not null,
    data blob not null,
    primary key (log, number)
  ) without rowid;
  insert into rows_by_number select log, number, author, at, data from rows order by log, number;
  drop table rows;
  alter table rows_by_number rename to rows;
  alter table logs drop column last;
  `,
  // No log without a document: only a document that is there begins one, whoever wants to write. What is skipped here is
  // refused by whoever inserts. A tombstone may always be set.
  `
  create trigger logs_of_documents before insert on logs when new.removed = 0 and not exists (
    select 1 from documents
    where board = substr(new.key, 1, instr(new.key, '/') - 1) and name = substr(new.key, instr(new.key, '/') + 1)
      and deleted_at is null
  ) begin select raise(ignore); end;
  -- What was begun and is not finished; nobody works on a database in which something stands here.
  create table unfinished (what text primary key) without rowid;
  `,
  `
  alter table writers add column since integer not null default 0;
  create table lineage (
    incarnation text not null,
    secret blob not null,
    place text not null default '',
    set_back integer not null default 0
  );
  insert into lineage (incarnation, secret) values (lower(hex(randomblob(12))), randomblob(32));
  `,
  // Devices of before have the cookie's older name, and were all seen just now.
  `
  alter table people add column removed integer not null default 0;
  alter table device_people add column older integer not null default 1;
  alter table device_people add column seen_at integer;
  update device_people set seen_at = cast(strftime('%s', 'now') as integer) * 1000;
  create index devices_by_person on device_people (board, person);
  `,
  // A state that was kept again takes no more room. Versions from before this have no digest and bear their own state.
  `
  create table version_states (
    log integer not null references logs(id),
    digest text not null,
    packed blob not null,
    primary key (log, digest)
  );
  alter table versions add column digest text;
  `,
]

/** Brings the database up to date, or to an earlier version `to`; one of a newer Tributary is refused with a sentence. */
export function migrate(db: DatabaseSync, to = steps.length): void {
  const version = Number(db.prepare('pragma user_version').get()?.user_version ?? 0)
  if (version > steps.length)
    throw new Error(
      `This data folder was written by a newer Tributary (its schema is ${version}, this one knows ${steps.length}). Start the newer one.`,
    )
  for (let next = version; next < to; next++) {
    db.exec('begin immediate')
    db.exec(steps[next] ?? '')
    db.exec(`pragma user_version = ${next + 1}`)
    db.exec('commit')
  }
}
