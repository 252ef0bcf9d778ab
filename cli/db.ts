import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '~/db/db.server'
import { backUp, type Held, restore } from '~/features/studio/backup.server'
import { rebuildAll } from '~/features/study/rebuild.server'
import { readSettings, type Settings } from '~/settings.server'

/** Exit statuses of sysexits.h. */
const EXIT = { usage: 64, settings: 78 }

const USAGE = `db:migrate
db:rebuild
db:backup FILE [--force]
db:restore FILE [--force]`

/** Opening brings the tables up to date. */
async function opened(settings: Settings, body: () => Promise<string>): Promise<string> {
  const database = await openDatabase(settings)
  return body().finally(() => database.close())
}

const tell = (file: string, { rows, files }: Held) => `${file}: ${rows} rows, ${files} audio files.`

type Command = (settings: Settings, file: string, options: { force: boolean }) => Promise<string>

const ALONE: Record<string, Command> = {
  migrate: (settings) => opened(settings, async () => 'The database is up to date.'),
  rebuild: (settings) =>
    opened(settings, async () => {
      const count = await rebuildAll()
      return `Mastery, sprints and rewards of ${count} ${count === 1 ? 'learner' : 'learners'} are rebuilt.`
    }),
}

const WITH_FILE: Record<string, Command> = {
  backup: async (settings, file, options) => {
    const { moment, ...held } = await backUp(settings, file, options)
    const until = `It holds everything that was acknowledged before ${moment.toISOString()}.`
    return `${tell(file, held)} ${until}`
  },
  restore: async (settings, file, options) => {
    const held = await restore(settings, file, options)
    return `Restored from ${tell(file, held)}`
  },
}

function parse() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    })
    const [name = '', file = ''] = positionals
    const command = file ? WITH_FILE[name] : ALONE[name]
    if (command && positionals.length <= 2) return { command, file: file && resolve(file), values }
  } catch {
    // An option that there is not.
  }
  console.error(USAGE)
  process.exit(EXIT.usage)
}

function settingsOrEnd(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(EXIT.settings)
  }
}

const { command, file, values } = parse()
try {
  console.log(await command(settingsOrEnd(), file, values))
} catch (error) {
  console.error((error as Error).message.split('\n', 1)[0])
  process.exitCode = 1
}
