// Made from the API's OpenAPI document by `npm run generate`: change the API, not this file.

export interface paths {
    readonly "/communities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listCommunities"];
        readonly put?: never;
        readonly post: operations["createCommunity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readCommunity"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["closeCommunity"];
        readonly options?: never;
        readonly head?: never;
        readonly patch: operations["changeCommunity"];
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listInvitations"];
        readonly put?: never;
        readonly post: operations["inviteTenant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/invitations/{invitationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readInvitation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["revokeInvitation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/invitations/{invitationId}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["confirmTenant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/invitations/{invitationId}/refuse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["refuseTenant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/invitations/{invitationId}/resend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["resendInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listTenants"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/tenants/{tenantId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readTenant"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["partWithTenant"];
        readonly options?: never;
        readonly head?: never;
        readonly patch: operations["changeTenant"];
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/tenants/{tenantId}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listMembers"];
        readonly put?: never;
        readonly post: operations["addMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/communities/{communityId}/tenants/{tenantId}/members/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["removeMember"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/dev/identities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listDevelopmentIdentities"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/dev/mails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listDevelopmentMails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/dev/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["issueDevelopmentToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["streamEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["listReceivedInvitations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invitations/{invitationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readReceivedInvitation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invitations/{invitationId}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["acceptInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invitations/{invitationId}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["declineInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/invitations/{invitationId}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["withdrawAcceptance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["readCaller"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Acceptance: {
            /** Format: date-time */
            readonly acceptedAt: string;
            readonly acceptedBy: components["schemas"]["Person"];
            readonly contactEmail: string;
            readonly differsFromRecipient: boolean;
            /** @enum {unknown} */
            readonly entitledBy: "recipient" | "link";
            readonly mismatches?: readonly components["schemas"]["Mismatch"][];
            readonly tenantId: string;
            readonly tenantName: string;
        };
        readonly Caller: {
            readonly email: string;
            readonly emailVerified: boolean;
            readonly roles: readonly string[];
            readonly tenantId: string;
            readonly tenantName: string;
            readonly userId: string;
        };
        readonly Community: {
            readonly alias: string | null;
            /** Format: date-time */
            readonly closedAt?: string;
            readonly closedBy?: components["schemas"]["Person"];
            readonly contactEmail: string;
            /** Format: date-time */
            readonly createdAt: string;
            readonly createdBy: components["schemas"]["Person"];
            readonly description: string;
            /** Format: uuid */
            readonly id: string;
            readonly isMember: boolean;
            /** Format: date-time */
            readonly joinedAt: string;
            readonly language?: string;
            readonly name: string;
            readonly ownerTenantId: string;
            readonly ownerTenantName: string;
            /** @enum {unknown} */
            readonly ownSharingStatus: "Active" | "Paused";
            readonly pausedCount: number;
            readonly policy: components["schemas"]["CommunityPolicy"];
            readonly revision: number;
            readonly rights: components["schemas"]["CommunityRights"];
            /** @enum {unknown} */
            readonly sharingStatus: "Active" | "Paused";
            /** @enum {unknown} */
            readonly status: "Open" | "Closed";
            readonly tenantCount: number;
        };
        readonly CommunityMember: {
            readonly email: string;
            /** Format: date-time */
            readonly since: string;
            readonly userId: string;
        };
        readonly CommunityPolicy: {
            readonly acceptingRoles: readonly string[];
            readonly confirmBy: "any-administrator" | "issuer";
            readonly creatingRoles: readonly string[];
            readonly deadlineDays: number;
            readonly fourEyes: boolean;
            readonly pendingLimit: number;
            readonly recipientDailyLimit: number;
            readonly recipientOnly: boolean;
            readonly senderDailyLimit: number;
        };
        readonly CommunityRights: {
            readonly assignAdministrators: boolean;
            readonly changePolicy: boolean;
            readonly close: boolean;
            readonly editAlias: boolean;
            readonly editContactEmail: boolean;
            readonly editDetails: boolean;
            readonly invite: boolean;
            readonly leave: boolean;
            readonly manageMembers: boolean;
            readonly manageTenants: boolean;
            readonly pauseSharing: boolean;
            readonly resumeSharing: boolean;
            readonly viewDetails: boolean;
            readonly viewInvitations: boolean;
            readonly viewMembers: boolean;
        };
        readonly CommunitySummary: {
            readonly alias: string | null;
            /** Format: date-time */
            readonly closedAt?: string;
            /** Format: date-time */
            readonly createdAt: string;
            readonly description: string;
            /** Format: uuid */
            readonly id: string;
            readonly isMember: boolean;
            /** Format: date-time */
            readonly joinedAt: string;
            readonly name: string;
            readonly ownerTenantId: string;
            readonly ownerTenantName: string;
            /** @enum {unknown} */
            readonly ownSharingStatus: "Active" | "Paused";
            readonly pausedCount: number;
            readonly rights: components["schemas"]["CommunityRights"];
            /** @enum {unknown} */
            readonly sharingStatus: "Active" | "Paused";
            /** @enum {unknown} */
            readonly status: "Open" | "Closed";
            readonly tenantCount: number;
        };
        readonly CommunityTenant: {
            readonly administratorRoles?: readonly string[];
            readonly alias?: string | null;
            readonly contactEmail: string;
            readonly isOwner: boolean;
            readonly memberCount?: number;
            /** Format: date-time */
            readonly pausedSince?: string;
            /** @enum {unknown} */
            readonly sharingStatus: "Active" | "Paused";
            /** Format: date-time */
            readonly since: string;
            readonly tenantId: string;
            readonly tenantName: string;
        };
        readonly Confirmation: {
            /** Format: date-time */
            readonly confirmedAt: string;
            readonly confirmedBy: components["schemas"]["Person"];
        };
        readonly DevelopmentIdentity: {
            readonly email: string;
            readonly emailVerified: boolean;
            readonly id: string;
            readonly roles: readonly string[];
            readonly tenantId: string;
            readonly tenantName: string;
            readonly userId: string;
        };
        readonly DevelopmentMail: {
            readonly html: string;
            readonly links: readonly string[];
            readonly subject: string;
            readonly text: string;
            readonly to: string;
        };
        readonly DevelopmentToken: {
            readonly accessToken: string;
            readonly expiresIn: number;
            /** @constant */
            readonly tokenType: "Bearer";
        };
        readonly Ending: {
            /** Format: date-time */
            readonly at: string;
            readonly by?: components["schemas"]["Person"];
        };
        readonly HistoryEntry: {
            readonly actor: {
                readonly email?: string;
                readonly tenantId: string;
                readonly userId?: string;
            } | null;
            readonly data: {
                readonly [key: string]: unknown;
            };
            readonly digest: string;
            /** Format: uuid */
            readonly id: string;
            readonly isComplete: boolean;
            /** Format: date-time */
            readonly occurredAt: string;
            readonly previousDigest: string;
            readonly revision: number;
            readonly schemaVersion: number;
            readonly summary: string;
            readonly type: string;
        };
        readonly InputError: {
            /** @enum {unknown} */
            readonly in: "body" | "query" | "path" | "header";
            readonly message: string;
            readonly pointer: string;
        };
        readonly Invitation: {
            readonly acceptance?: components["schemas"]["Acceptance"];
            /** Format: uuid */
            readonly communityId: string;
            readonly confirmation?: components["schemas"]["Confirmation"];
            /** Format: date-time */
            readonly deadline: string;
            readonly delivery?: readonly components["schemas"]["MailDelivery"][];
            readonly ending?: components["schemas"]["Ending"];
            readonly generation: number;
            /** Format: uuid */
            readonly id: string;
            /** Format: date-time */
            readonly issuedAt: string;
            readonly issuedBy: components["schemas"]["Person"];
            readonly language?: string;
            readonly message?: string;
            readonly recipient: string;
            readonly recipientAsTyped: string;
            readonly revision: number;
            readonly rights: components["schemas"]["InvitationRights"];
            /** Format: date-time */
            readonly sentAt: string;
            /** @enum {unknown} */
            readonly state: "Invited" | "Accepted" | "Confirmed" | "Declined" | "Withdrawn" | "Refused" | "Revoked" | "Expired" | "Voided";
        };
        readonly InvitationRights: {
            readonly accept: boolean;
            readonly confirm: boolean;
            readonly decline: boolean;
            readonly refuse: boolean;
            readonly resend: boolean;
            readonly revoke: boolean;
            readonly withdraw: boolean;
        };
        readonly LiveEvent: {
            /** Format: uuid */
            readonly communityId: string;
            /** Format: uuid */
            readonly invitationId?: string;
            readonly position: string;
            readonly revision: number;
            readonly tenantId?: string;
            readonly type: string;
        };
        readonly MailDelivery: {
            readonly answer?: string;
            readonly attempts: number;
            /** Format: date-time */
            readonly changedAt: string;
            readonly kind: string;
            readonly reason?: string;
            /** Format: date-time */
            readonly requestedAt: string;
            readonly role: string;
            /** @enum {unknown} */
            readonly status: "requested" | "failed" | "sent" | "gave-up";
        };
        readonly Mismatch: {
            /** @enum {unknown} */
            readonly code: "other-address" | "domain-not-of-tenant" | "name-looks-alike" | "young-tenant" | "unknown-tenant" | "not-checked";
            readonly facts: {
                readonly [key: string]: unknown;
            };
            readonly message: string;
        };
        readonly Person: {
            readonly email: string;
            readonly userId: string;
        };
        readonly Problem: {
            readonly advice: string;
            readonly code: string;
            readonly correlationId: string;
            readonly detail: string;
            readonly errors?: readonly components["schemas"]["InputError"][];
            readonly facts?: {
                readonly [key: string]: unknown;
            };
            readonly retryable: boolean;
            readonly state?: string;
            readonly status: number;
            readonly title: string;
            /** Format: uri */
            readonly type: string;
        };
        readonly ReceivedAcceptance: {
            /** Format: date-time */
            readonly acceptedAt: string;
            readonly acceptedBy?: components["schemas"]["Person"];
            readonly tenantId: string;
            readonly tenantName: string;
        };
        readonly ReceivedInvitation: {
            readonly acceptance?: components["schemas"]["ReceivedAcceptance"];
            readonly addressedToYou: boolean;
            readonly communityDescription?: string;
            /** Format: uuid */
            readonly communityId: string;
            readonly communityName: string;
            /** Format: date-time */
            readonly deadline: string;
            readonly ending?: components["schemas"]["Ending"];
            readonly generation: number;
            /** Format: uuid */
            readonly id: string;
            /** Format: date-time */
            readonly issuedAt: string;
            readonly issuedBy: string;
            readonly issuingTenantId: string;
            readonly issuingTenantName: string;
            readonly language?: string;
            readonly message?: string;
            readonly next: string;
            readonly recipient: string;
            readonly revision: number;
            readonly rights: components["schemas"]["InvitationRights"];
            /** Format: date-time */
            readonly sentAt: string;
            /** @enum {unknown} */
            readonly state: "Invited" | "Accepted" | "Confirmed" | "Declined" | "Withdrawn" | "Refused" | "Revoked" | "Expired" | "Voided";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listCommunities: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly direction?: "ascending" | "descending";
                readonly limit?: number;
                readonly q?: string;
                readonly role?: "Owner" | "Member";
                readonly sharingStatus?: "Active" | "Paused";
                readonly sort?: "joinedAt" | "createdAt" | "name" | "description" | "tenantCount" | "sharingStatus" | "membership";
                readonly status?: "Open" | "Closed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["CommunitySummary"][];
                        readonly nextCursor: string | null;
                    };
                };
            };
        };
    };
    readonly createCommunity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly administratorRoles?: readonly string[];
                    readonly contactEmail?: string;
                    readonly description?: string;
                    readonly language?: string;
                    readonly name: string;
                    readonly policy?: {
                        /** @enum {unknown} */
                        readonly confirmBy?: "any-administrator" | "issuer";
                        readonly deadlineDays?: number;
                        readonly fourEyes?: boolean;
                        readonly pendingLimit?: number;
                        readonly recipientDailyLimit?: number;
                        readonly recipientOnly?: boolean;
                        readonly senderDailyLimit?: number;
                    };
                };
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    readonly readCommunity: {
        readonly parameters: {
            readonly query?: {
                readonly asOf?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    readonly closeCommunity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    readonly changeCommunity: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly description?: string;
                    readonly language?: string | null;
                    readonly name?: string;
                    readonly policy?: {
                        /** @enum {unknown} */
                        readonly confirmBy?: "any-administrator" | "issuer";
                        readonly deadlineDays?: number;
                        readonly fourEyes?: boolean;
                        readonly pendingLimit?: number;
                        readonly recipientDailyLimit?: number;
                        readonly recipientOnly?: boolean;
                        readonly senderDailyLimit?: number;
                    };
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Community"];
                };
            };
        };
    };
    readonly readHistory: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly format?: "json" | "ndjson";
                readonly from?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["HistoryEntry"][];
                        readonly nextCursor: string | null;
                    };
                    readonly "application/x-ndjson": string;
                };
            };
        };
    };
    readonly listInvitations: {
        readonly parameters: {
            readonly query?: {
                readonly asOf?: string;
                readonly cursor?: string;
                readonly limit?: number;
                readonly state?: readonly ("Invited" | "Accepted" | "Confirmed" | "Declined" | "Withdrawn" | "Refused" | "Revoked" | "Expired" | "Voided")[];
            };
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Invitation"][];
                        readonly nextCursor: string | null;
                    };
                };
            };
        };
    };
    readonly inviteTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly email: string;
                    readonly language?: string;
                    readonly message?: string;
                };
            };
        };
        readonly responses: {
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly readInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly revokeInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly confirmTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly tenantId: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly refuseTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly tenantId: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly resendInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    readonly listTenants: {
        readonly parameters: {
            readonly query?: {
                readonly asOf?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["CommunityTenant"][];
                        readonly nextCursor: string | null;
                    };
                };
            };
        };
    };
    readonly readTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommunityTenant"];
                };
            };
        };
    };
    readonly partWithTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly administratorRoles?: readonly string[];
                    readonly alias?: string | null;
                    readonly contactEmail?: string;
                    /** @enum {unknown} */
                    readonly sharingStatus?: "Active" | "Paused";
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommunityTenant"];
                };
            };
        };
    };
    readonly listMembers: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["CommunityMember"][];
                        readonly nextCursor: string | null;
                    };
                };
            };
        };
    };
    readonly addMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly members: readonly {
                        readonly email: string;
                        readonly userId: string;
                    }[];
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["CommunityMember"][];
                    };
                };
            };
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["CommunityMember"][];
                    };
                };
            };
        };
    };
    readonly removeMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly communityId: string;
                readonly tenantId: string;
                readonly userId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listDevelopmentIdentities: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["DevelopmentIdentity"][];
                };
            };
        };
    };
    readonly listDevelopmentMails: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["DevelopmentMail"][];
                };
            };
        };
    };
    readonly issueDevelopmentToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly id: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DevelopmentToken"];
                };
            };
        };
    };
    readonly streamEvents: {
        readonly parameters: {
            readonly query?: {
                readonly communityId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
        };
    };
    readonly listReceivedInvitations: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
                readonly state?: readonly ("Invited" | "Accepted" | "Confirmed" | "Declined" | "Withdrawn" | "Refused" | "Revoked" | "Expired" | "Voided")[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ReceivedInvitation"][];
                        readonly nextCursor: string | null;
                    };
                };
            };
        };
    };
    readonly readReceivedInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
        };
    };
    readonly acceptInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly administratorRoles?: readonly string[];
                    readonly contactEmail?: string;
                    readonly secret?: string;
                    readonly tenantId: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
        };
    };
    readonly declineInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly secret?: string;
                };
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
        };
    };
    readonly withdrawAcceptance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invitationId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
        };
    };
    readonly readCaller: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Caller"];
                };
            };
        };
    };
}

/** Where each operation is, below the path of the API. */
export const routes = {
  acceptInvitation: { method: 'POST', path: '/invitations/{invitationId}/accept' },
  addMembers: { method: 'POST', path: '/communities/{communityId}/tenants/{tenantId}/members' },
  changeCommunity: { method: 'PATCH', path: '/communities/{communityId}' },
  changeTenant: { method: 'PATCH', path: '/communities/{communityId}/tenants/{tenantId}' },
  closeCommunity: { method: 'DELETE', path: '/communities/{communityId}' },
  confirmTenant: { method: 'POST', path: '/communities/{communityId}/invitations/{invitationId}/confirm' },
  createCommunity: { method: 'POST', path: '/communities' },
  declineInvitation: { method: 'POST', path: '/invitations/{invitationId}/decline' },
  inviteTenant: { method: 'POST', path: '/communities/{communityId}/invitations' },
  issueDevelopmentToken: { method: 'POST', path: '/dev/token' },
  listCommunities: { method: 'GET', path: '/communities' },
  listDevelopmentIdentities: { method: 'GET', path: '/dev/identities' },
  listDevelopmentMails: { method: 'GET', path: '/dev/mails' },
  listInvitations: { method: 'GET', path: '/communities/{communityId}/invitations' },
  listMembers: { method: 'GET', path: '/communities/{communityId}/tenants/{tenantId}/members' },
  listReceivedInvitations: { method: 'GET', path: '/invitations' },
  listTenants: { method: 'GET', path: '/communities/{communityId}/tenants' },
  partWithTenant: { method: 'DELETE', path: '/communities/{communityId}/tenants/{tenantId}' },
  readCaller: { method: 'GET', path: '/me' },
  readCommunity: { method: 'GET', path: '/communities/{communityId}' },
  readHistory: { method: 'GET', path: '/communities/{communityId}/history' },
  readInvitation: { method: 'GET', path: '/communities/{communityId}/invitations/{invitationId}' },
  readReceivedInvitation: { method: 'GET', path: '/invitations/{invitationId}' },
  readTenant: { method: 'GET', path: '/communities/{communityId}/tenants/{tenantId}' },
  refuseTenant: { method: 'POST', path: '/communities/{communityId}/invitations/{invitationId}/refuse' },
  removeMember: { method: 'DELETE', path: '/communities/{communityId}/tenants/{tenantId}/members/{userId}' },
  resendInvitation: { method: 'POST', path: '/communities/{communityId}/invitations/{invitationId}/resend' },
  revokeInvitation: { method: 'DELETE', path: '/communities/{communityId}/invitations/{invitationId}' },
  streamEvents: { method: 'GET', path: '/events' },
  withdrawAcceptance: { method: 'POST', path: '/invitations/{invitationId}/withdraw' },
} as const
