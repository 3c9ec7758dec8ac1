import { configureGlobal } from 'fast-check'

// The same examples on every machine, so that a red run is about a change. `npm run prove:properties` looks further,
// with another seed each time; a seed that fails becomes a test with a name.
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) })
