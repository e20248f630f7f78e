// After the last test file: PostgreSQL stopped, its data gone.

import { removeFolder } from './test-cluster.js'

export default async function tearDown() {
  await removeFolder(process.env.TEST_POSTGRES_FOLDER)
}
