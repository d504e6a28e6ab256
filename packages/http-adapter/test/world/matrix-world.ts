import { ada, bela, carla, dora, finn, gil, type Person } from './people.js'
import { accept, confirm, create, good, invite, post, remove } from './steps.js'
import { type Called, openWorld, type World } from './world.js'

/** The ids that stand in the world of the matrix. */
export interface Places {
  readonly community: string
  /** Open, to an address that nobody vouches for. */
  readonly toDora: string
  /** Open, to an administrator of a tenant that takes no part. */
  readonly toFinn: string
  /** Accepted by a tenant that waits for confirmation. */
  readonly ofGil: string
  /** An invitation of another community of the same owner. */
  readonly elsewhere: string
}

export interface MatrixWorld {
  readonly world: World
  readonly places: Places
}

const member = async (world: World, community: string, who: Person): Promise<void> => {
  const invitationId = await invite(world, community, who.email)
  good(await accept(world, invitationId, who))
  good(await confirm(world, community, invitationId, ada, who.tenantId))
}

/** Borealis takes part, Cascade did and was removed, Grove waits for confirmation, Dora and Finn are invited. */
export const openMatrixWorld = async (): Promise<MatrixWorld> => {
  const world = await openWorld()
  const community = await create(world)
  await member(world, community, bela)
  await member(world, community, carla)
  await remove(world, ada, `/communities/${community}/tenants/cascade`)
  const user = { userId: 'boris', email: 'boris@borealis.example' }
  good(await post(world, bela, `/communities/${community}/tenants/borealis/members`, { members: [user] }))
  const toDora = await invite(world, community, dora.email)
  const toFinn = await invite(world, community, finn.email)
  const ofGil = await invite(world, community, gil.email)
  good(await accept(world, ofGil, gil))
  const elsewhere = await invite(world, await create(world), 'other@elsewhere.example')
  return { world, places: { community, toDora, toFinn, ofGil, elsewhere } }
}

/** A route of the matrix: method and path with the names of places, and what is sent. */
export interface MatrixRoute {
  readonly route: string
  readonly payload?: unknown
}

/** Calls a route of the matrix as somebody; `me` in path and body is the own tenant. */
export const callRoute = (
  { world, places }: MatrixWorld,
  { route, payload }: MatrixRoute,
  who: Person | undefined,
): Promise<Called> => {
  const [method = '', path = ''] = route.split(' ')
  const own = who?.tenantId ?? 'nowhere'
  const full = path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'me' ? own : (places[name as keyof Places] ?? name),
  )
  const body =
    payload === undefined ? {} : { payload: JSON.parse(JSON.stringify(payload).replaceAll('":me"', `"${own}"`)) }
  return world.call(who, method, full, body)
}

/** What is compared: the status, and of a problem its code. */
export const told = ({ status, body }: Called): string => (status >= 400 ? `${status} ${body['code']}` : String(status))
