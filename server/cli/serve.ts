import { runServer } from '../main.ts'
import type { Command } from './io.ts'

/** Starts the server; everything about it is said by the environment. */
export const serve: Command = async (args, io) => {
  if (args.length > 0) {
    io.err('“serve” takes no arguments: PORT, HOST, DATA_DIR and PUBLIC_URL are read from the environment.')
    return 1
  }
  return runServer(io)
}
