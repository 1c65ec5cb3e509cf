import { fuzzMutations } from './mutations.ts'

// `npx tsx tests/fuzz/guard-mutation.ts --seeds 20 --steps 3000`: broken and made-up updates; one line of JSON.

fuzzMutations('guard-mutation')
