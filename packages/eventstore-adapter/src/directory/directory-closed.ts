import type { StoreFailure } from '@community-handshake/domain'
import { storeFailure } from '../store/failures.js'

/** What everybody is told who asks a directory after it was closed. */
export const directoryClosed: StoreFailure = storeFailure(
  'closed',
  'The directory is closed. Open it again to go on asking it.',
)
