// Before the first test file: a place for the PostgreSQL that tests may ask for (see test/src/kit/database.ts).

import { makeFolder, removeAbandonedFolders } from './test-cluster.js'

export default async function setUp() {
  await removeAbandonedFolders()
  process.env.TEST_POSTGRES_FOLDER = await makeFolder()
}
