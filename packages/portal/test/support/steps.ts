import type { Page } from 'playwright-core'

/** Signs in as one of the sample people. */
export const signInAs = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(`${url}/portal/`)
  await page.getByRole('button', { name: new RegExp(email.replaceAll('.', '\\.')) }).click()
  await page.getByRole('heading', { name: 'Communities' }).waitFor()
}

/** Adds a community; its details are shown then. */
export const createCommunity = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add Community' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create Community' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

/** Invites a tenant from the details of a community. */
export const inviteTenant = async (page: Page, email: string): Promise<void> => {
  await page.getByRole('button', { name: 'Invite Tenant' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite Tenant' })
  await dialog.getByLabel('Email address').fill(email)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await page.getByText(`An email is on its way to ${email}.`).waitFor()
}

/** From anywhere: left pane, the community's details, the tab Invitations. */
export const openInvitations = async (page: Page, community: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Data Management' }).getByRole('link', { name: 'Communities' }).click()
  await page.getByRole('link', { name: `Details of ${community}` }).click()
  await page.getByRole('link', { name: 'Invitations' }).click()
  await page.getByRole('heading', { name: 'Invitations' }).waitFor()
}
