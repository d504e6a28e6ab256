/** The folder with the built pages: pass it to the HTTP adapter as `portal.root`. */
export const portalFolder: string
