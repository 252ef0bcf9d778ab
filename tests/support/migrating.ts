/** Opens the site of the environment with the migrations of the folder it is started in. */
import { openDatabase } from '~/db/db.server'
import { readSettings } from '~/settings.server'

const database = await openDatabase(readSettings(process.env))
await database.close()
