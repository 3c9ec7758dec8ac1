/** Pages of 4 KiB in the write-ahead log after which they are moved into the database. */
export const checkpointPages = 4_000
