import { RECORDS_ALONE } from '../shared/ydoc/guard/mutated-records.ts'
import { fuzzMutations } from './mutations.ts'

// `npx tsx tests/fuzz/guard-records.ts --seeds 20 --steps 3000`: the same where records alone are kept ([G18]).

fuzzMutations('guard-records', RECORDS_ALONE)
