/** Written by `npm run docs:api` from docs/api/openapi.json; not by hand. */

export type paths = {
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; sets the session cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out; the session is over at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change my own display name */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change my own password, by the one before; my other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                current: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Sign out everywhere but here */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My API tokens */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiToken"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API token, no wider than I am; shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role?: ("admin" | "province-staff" | "chairman" | "officer" | "technician") | undefined;
                        unit?: string | undefined;
                        expiresInDays?: number | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
                            unit: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            token: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an API token of mine back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API tokens of a user, never what opens with them */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path: {
                    username: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiToken"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one API token of a user back; their others stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    username: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users of my subtree */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                username: string;
                                displayName: string;
                                /** @enum {string} */
                                role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
                                unit: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastSeenAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a user */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        password: string;
                        displayName: string;
                        /** @enum {string} */
                        role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
                        unit: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    username: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a user with all sessions and tokens */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    username: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a user; a new password ends all sessions */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    username: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password?: string | undefined;
                        displayName?: string | undefined;
                        /** @enum {string} */
                        role?: ("admin" | "province-staff" | "chairman" | "officer" | "technician") | undefined;
                        unit?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/displays/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The display that asks, and how its wall behaves; 404 for anybody else */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            settings: {
                                scenes: {
                                    /** @enum {string} */
                                    scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                    seconds: number;
                                }[];
                                turning: {
                                    from: string;
                                    to: string;
                                } | null;
                                kpis: string[] | null;
                                map: {
                                    kpi: string;
                                } | {
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                } | {
                                    /** @constant */
                                    worst: true;
                                };
                                night: {
                                    hours: {
                                        from: string;
                                        to: string;
                                    };
                                    dim: number;
                                } | null;
                                chime: boolean;
                            };
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/own/screens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A screen of the display that asks is alive */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        screen: string;
                        version: string;
                        width: number;
                        height: number;
                        /** @enum {string} */
                        scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                        drawnMs: number | null;
                        uptimeSeconds: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/own/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something went wrong on a screen of the display that asks */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        screen: string;
                        version: string;
                        where: string;
                        message: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wall displays of my subtree, with the screens that show them */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                unit: string;
                                name: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastSeenAt: string | null;
                                settings: {
                                    scenes: {
                                        /** @enum {string} */
                                        scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                        seconds: number;
                                    }[];
                                    turning: {
                                        from: string;
                                        to: string;
                                    } | null;
                                    kpis: string[] | null;
                                    map: {
                                        kpi: string;
                                    } | {
                                        /** @enum {string} */
                                        domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                    } | {
                                        /** @constant */
                                        worst: true;
                                    };
                                    night: {
                                        hours: {
                                            from: string;
                                            to: string;
                                        };
                                        dim: number;
                                    } | null;
                                    chime: boolean;
                                } | null;
                                screens: {
                                    id: string;
                                    version: string;
                                    width: number;
                                    height: number;
                                    /** @enum {string} */
                                    scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                    drawnMs: number | null;
                                    /** Format: date-time */
                                    startedAt: string;
                                    /** Format: date-time */
                                    lastSeenAt: string;
                                    alive: boolean;
                                    faults: number;
                                    lastFault: string | null;
                                    lastFaultAt: string | null;
                                    outdated: boolean;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a wall display; its token is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        name: string;
                        settings?: ({
                            scenes: {
                                /** @enum {string} */
                                scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                seconds: number;
                            }[];
                            turning: {
                                from: string;
                                to: string;
                            } | null;
                            kpis: string[] | null;
                            map: {
                                kpi: string;
                            } | {
                                /** @enum {string} */
                                domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                            } | {
                                /** @constant */
                                worst: true;
                            };
                            night: {
                                hours: {
                                    from: string;
                                    to: string;
                                };
                                dim: number;
                            } | null;
                            chime: boolean;
                        } | null) | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastSeenAt: string | null;
                            settings: {
                                scenes: {
                                    /** @enum {string} */
                                    scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                    seconds: number;
                                }[];
                                turning: {
                                    from: string;
                                    to: string;
                                } | null;
                                kpis: string[] | null;
                                map: {
                                    kpi: string;
                                } | {
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                } | {
                                    /** @constant */
                                    worst: true;
                                };
                                night: {
                                    hours: {
                                        from: string;
                                        to: string;
                                    };
                                    dim: number;
                                } | null;
                                chime: boolean;
                            } | null;
                            token: string;
                            url: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a display's token for a cookie that opens its unit's wall */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            name: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/displays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A wall display, with the screens that show it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastSeenAt: string | null;
                            settings: {
                                scenes: {
                                    /** @enum {string} */
                                    scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                    seconds: number;
                                }[];
                                turning: {
                                    from: string;
                                    to: string;
                                } | null;
                                kpis: string[] | null;
                                map: {
                                    kpi: string;
                                } | {
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                } | {
                                    /** @constant */
                                    worst: true;
                                };
                                night: {
                                    hours: {
                                        from: string;
                                        to: string;
                                    };
                                    dim: number;
                                } | null;
                                chime: boolean;
                            } | null;
                            screens: {
                                id: string;
                                version: string;
                                width: number;
                                height: number;
                                /** @enum {string} */
                                scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                drawnMs: number | null;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                alive: boolean;
                                faults: number;
                                lastFault: string | null;
                                lastFaultAt: string | null;
                                outdated: boolean;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Take a display back; its screens go dark at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a display or set up how its wall behaves; open walls follow at once */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | undefined;
                        settings?: ({
                            scenes: {
                                /** @enum {string} */
                                scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                seconds: number;
                            }[];
                            turning: {
                                from: string;
                                to: string;
                            } | null;
                            kpis: string[] | null;
                            map: {
                                kpi: string;
                            } | {
                                /** @enum {string} */
                                domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                            } | {
                                /** @constant */
                                worst: true;
                            };
                            night: {
                                hours: {
                                    from: string;
                                    to: string;
                                };
                                dim: number;
                            } | null;
                            chime: boolean;
                        } | null) | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastSeenAt: string | null;
                            settings: {
                                scenes: {
                                    /** @enum {string} */
                                    scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                    seconds: number;
                                }[];
                                turning: {
                                    from: string;
                                    to: string;
                                } | null;
                                kpis: string[] | null;
                                map: {
                                    kpi: string;
                                } | {
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                } | {
                                    /** @constant */
                                    worst: true;
                                };
                                night: {
                                    hours: {
                                        from: string;
                                        to: string;
                                    };
                                    dim: number;
                                } | null;
                                chime: boolean;
                            } | null;
                            screens: {
                                id: string;
                                version: string;
                                width: number;
                                height: number;
                                /** @enum {string} */
                                scene: "overview" | "map" | "services" | "feedback" | "security" | "environment" | "infrastructure" | "economy" | "value";
                                drawnMs: number | null;
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                alive: boolean;
                                faults: number;
                                lastFault: string | null;
                                lastFaultAt: string | null;
                                outdated: boolean;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/units/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units directly below one, by code, with how many units, sources, users and displays hang on each; with q or level all below it, q being the beginning of a code or part of a name */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    parent?: string | undefined;
                    level?: ("nation" | "province" | "commune" | "village") | undefined;
                    q?: string | undefined;
                    simulated?: ("0" | "1") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                /** @enum {string} */
                                level: "nation" | "province" | "commune" | "village";
                                parent: string | null;
                                name: {
                                    vi: string;
                                    en?: string | undefined;
                                };
                                kind: string | null;
                                lat: number | null;
                                lon: number | null;
                                population: number | null;
                                simulated: boolean;
                                validFrom: string | null;
                                validTo: string | null;
                                replacedBy: string | null;
                                limits: {
                                    itemsPerSecond?: number | undefined;
                                    burst?: number | undefined;
                                    connections?: number | undefined;
                                } | null;
                                below: number;
                                sources: number;
                                users: number;
                                displays: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the units of a CSV file, all or none; dryRun=1 tells what it would do, existing=skip passes over what stands, existing=update changes it, parent= is where lines lie that name none */
        post: {
            parameters: {
                query?: {
                    dryRun?: ("0" | "1" | "true" | "false") | undefined;
                    existing?: ("refuse" | "skip" | "update") | undefined;
                    parent?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dryRun: boolean;
                            total: number;
                            added: number;
                            changed: number;
                            same: number;
                            bad: number;
                            errors: {
                                column: string | null;
                                /** @enum {string} */
                                code: "bad-csv" | "not-utf8" | "empty" | "too-many-lines" | "unknown-column" | "repeated-column" | "missing-column" | "too-many-cells" | "missing" | "too-long" | "bad-code" | "bad-number" | "ambiguous-number" | "bad-date" | "out-of-range" | "half-a-place" | "unknown-parent" | "wrong-parent" | "other-parent" | "simulated" | "repeated-code" | "exists" | "taken";
                                title: string;
                                text: string;
                            }[];
                            lines: {
                                line: number;
                                code: string | null;
                                name: string;
                                level: ("nation" | "province" | "commune" | "village") | null;
                                /** @enum {string} */
                                outcome: "new" | "changed" | "same" | "bad";
                                restored: boolean;
                                errors: {
                                    column: string | null;
                                    /** @enum {string} */
                                    code: "bad-csv" | "not-utf8" | "empty" | "too-many-lines" | "unknown-column" | "repeated-column" | "missing-column" | "too-many-cells" | "missing" | "too-long" | "bad-code" | "bad-number" | "ambiguous-number" | "bad-date" | "out-of-range" | "half-a-place" | "unknown-parent" | "wrong-parent" | "other-parent" | "simulated" | "repeated-code" | "exists" | "taken";
                                    title: string;
                                    text: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of my subtree, by code */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    parent?: string | undefined;
                    level?: ("nation" | "province" | "commune" | "village") | undefined;
                    codes?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Unit"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a unit under another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @enum {string} */
                        level: "nation" | "province" | "commune" | "village";
                        parent: string;
                        name: {
                            vi: string;
                            en?: string | undefined;
                        };
                        kind?: string | undefined;
                        lat?: number | undefined;
                        lon?: number | undefined;
                        population?: number | undefined;
                        simulated?: boolean | undefined;
                        /** Format: date */
                        validFrom?: string | undefined;
                        /** Format: date */
                        validTo?: string | undefined;
                        replacedBy?: string | undefined;
                        limits?: {
                            itemsPerSecond?: number | undefined;
                            burst?: number | undefined;
                            connections?: number | undefined;
                        } | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Unit"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Unit"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a unit */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: {
                            vi: string;
                            en?: string | undefined;
                        } | undefined;
                        kind?: (string | null) | undefined;
                        lat?: (number | null) | undefined;
                        lon?: (number | null) | undefined;
                        population?: (number | null) | undefined;
                        simulated?: boolean | undefined;
                        validFrom?: (string | null) | undefined;
                        validTo?: (string | null) | undefined;
                        replacedBy?: (string | null) | undefined;
                        limits?: ({
                            itemsPerSecond?: number | undefined;
                            burst?: number | undefined;
                            connections?: number | undefined;
                        } | null) | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Unit"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/demonstration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is of the demonstration, and how far its removal is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "none" | "there" | "removing" | "removed";
                            provinces: number;
                            communes: number;
                            villages: number;
                            sources: number;
                            online: number;
                            readings: number;
                            cases: number;
                            events: number;
                            reports: number;
                            displays: number;
                            screens: number;
                            tokens: number;
                            users: {
                                username: string;
                                displayName: string;
                                unit: string;
                            }[];
                            removal: {
                                by: string;
                                startedAt: string;
                                finishedAt: string | null;
                                step: number;
                                steps: number;
                                rows: number;
                            } | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove every simulated unit with all that hangs on it, in the background; 409 holds-people while users belong to one. Can be asked again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "none" | "there" | "removing" | "removed";
                            provinces: number;
                            communes: number;
                            villages: number;
                            sources: number;
                            online: number;
                            readings: number;
                            cases: number;
                            events: number;
                            reports: number;
                            displays: number;
                            screens: number;
                            tokens: number;
                            users: {
                                username: string;
                                displayName: string;
                                unit: string;
                            }[];
                            removal: {
                                by: string;
                                startedAt: string;
                                finishedAt: string | null;
                                step: number;
                                steps: number;
                                rows: number;
                            } | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The map of a unit: borders and places; its sources and open cases for who may see them, now or as they stood at a moment */
        get: {
            parameters: {
                query?: {
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            boundary: ({
                                /** @constant */
                                type: "Polygon";
                                coordinates: [
                                    number,
                                    number
                                ][][];
                            } | {
                                /** @constant */
                                type: "MultiPolygon";
                                coordinates: [
                                    number,
                                    number
                                ][][][];
                            }) | null;
                            below: {
                                unit: string;
                                name: {
                                    vi: string;
                                    en: string;
                                };
                                lat: number | null;
                                lon: number | null;
                                boundary: ({
                                    /** @constant */
                                    type: "Polygon";
                                    coordinates: [
                                        number,
                                        number
                                    ][][];
                                } | {
                                    /** @constant */
                                    type: "MultiPolygon";
                                    coordinates: [
                                        number,
                                        number
                                    ][][][];
                                }) | null;
                            }[];
                            sources: {
                                source: string;
                                name: string;
                                /** @enum {string} */
                                kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                                lat: number;
                                lon: number;
                                /** @enum {string} */
                                state: "online" | "offline";
                                since: string | null;
                            }[];
                            cases: {
                                kind: string;
                                id: string;
                                category: string | null;
                                lat: number;
                                lon: number;
                                overdue: boolean;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/map/below": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands in each of the units directly below: sources and open cases added up, for who may see them, most in trouble first; now or as they stood at a moment */
        get: {
            parameters: {
                query?: {
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            units: {
                                unit: string;
                                sources: {
                                    all: number;
                                    silent: number;
                                } | null;
                                cases: {
                                    open: number;
                                    overdue: number;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import the boundaries of units of my subtree from GeoJSON; dryRun=true tells what it would do */
        post: {
            parameters: {
                query?: {
                    dryRun?: ("0" | "1" | "true" | "false") | undefined;
                    property?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @constant */
                        type: "FeatureCollection";
                        features: {
                            /** @constant */
                            type: "Feature";
                            properties: {
                                [key: string]: unknown;
                            } | null;
                            geometry: unknown;
                        }[];
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            imported: string[];
                            refused: {
                                feature: number;
                                unit: string | null;
                                /** @enum {string} */
                                why: "no-code" | "unknown-unit" | "twice" | "no-polygon" | "not-a-number" | "swapped" | "out-of-range" | "not-closed" | "too-many-points";
                            }[];
                            dryRun: boolean;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Remove the boundaries of a unit and of all below it */
        delete: {
            parameters: {
                query: {
                    unit: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            removed: string[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every KPI of a unit, now or as it was */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KpiValue"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/below": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the units directly below stand in the KPIs of a domain: one after the other, worst first */
        get: {
            parameters: {
                query: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    at?: string | undefined;
                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                kpi: string;
                                unit: string;
                                value: number | null;
                                uom: string;
                                /** @enum {string} */
                                status: "good" | "warning" | "critical" | "stale" | "none";
                                belowTarget?: boolean | undefined;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a KPI went; with a step one point for each */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    step?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KpiPoint"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same KPI of the units directly below, worst first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KpiValue"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a number rests on: its definition, sources and the items of one side */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    at?: string | undefined;
                    side?: ("numerator" | "denominator" | "rest") | undefined;
                    subject?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Evidence"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is different between two moments: KPIs, cases, sources and units below; since 08:00 of yesterday unless said otherwise */
        get: {
            parameters: {
                query?: {
                    from?: string | undefined;
                    to?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnitChanges"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/history-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of the past of a unit is being reckoned anew from facts that came late */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            communes: number;
                            done: number;
                            from: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long the closed cases took that a KPI is about, in working days */
        get: {
            parameters: {
                query?: {
                    from?: string | undefined;
                    to?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            kind: string;
                            dayMinutes: number;
                            closed: number;
                            untimed: number;
                            due: number;
                            late: number;
                            medianMinutes: number | null;
                            p90Minutes: number | null;
                            bins: {
                                day: number;
                                count: number;
                                late: number;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/spread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the values of a KPI lay in the communes below, one point for each step */
        get: {
            parameters: {
                query: {
                    from?: string | undefined;
                    to?: string | undefined;
                    step: string;
                };
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                at: string;
                                units: number;
                                low: number;
                                quarter: number;
                                median: number;
                                threeQuarters: number;
                                high: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A KPI that counts cases by what they are about, their procedure or else their category, those that pull it down most first; of a province over its communes. Now or as it was */
        get: {
            parameters: {
                query?: {
                    at?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            by: "procedure" | "category";
                            /** Format: date-time */
                            at: string;
                            ratio: boolean;
                            target: number | null;
                            numerator: number;
                            denominator: number;
                            value: number | null;
                            gap: number | null;
                            pull: number | null;
                            communes: number;
                            typed: number;
                            rest: boolean;
                            items: {
                                subject: string | null;
                                name: string | null;
                                numerator: number;
                                denominator: number;
                                value: number | null;
                                gap: number | null;
                                pull: number | null;
                            }[];
                            others: {
                                subjects: number;
                                numerator: number;
                                denominator: number;
                                value: number | null;
                                gap: number | null;
                                pull: number | null;
                            } | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/evidence/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The items of one side of a number as a file, up to 100000 rows */
        get: {
            parameters: {
                query?: {
                    at?: string | undefined;
                    side?: ("numerator" | "denominator" | "rest") | undefined;
                    subject?: string | undefined;
                    lang?: ("vi" | "en") | undefined;
                    format?: ("csv" | "xlsx") | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typed-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers that people typed, those that were taken back too, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    kpi?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                unit: string;
                                kpi: string;
                                numerator: number;
                                denominator: number | null;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** Format: date-time */
                                until: string;
                                note: string;
                                id: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                withdrawnAt: string | null;
                                withdrawnBy: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Type a number for a KPI and period that no system sends; it counts until it expires */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        kpi: string;
                        numerator: number;
                        denominator?: number | undefined;
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** Format: date-time */
                        until: string;
                        /** @default  */
                        note?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            kpi: string;
                            numerator: number;
                            denominator: number | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** Format: date-time */
                            until: string;
                            note: string;
                            id: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            withdrawnAt: string | null;
                            withdrawnBy: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typed-numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a typed number back; that it stood is kept */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/kpis/{kpi}/target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a KPI is held to in a unit, who answers for it, and what of that is its own */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiTarget"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set target, thresholds and owner for this unit alone; null: as the definition says */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    kpi: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        target?: (string | null) | undefined;
                        targetValue?: (number | null) | undefined;
                        warning?: (({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null) | undefined;
                        critical?: (({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null) | undefined;
                        owner?: (string | null) | undefined;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiTarget"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers that the wall of a unit shows, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kpis: string[];
                            chosen: boolean;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Choose the numbers of a wall; null: the usual ones */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kpis: string[] | null;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kpis: string[];
                            chosen: boolean;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{code}/scenes/{scene}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a scene of a wall shows of a unit besides KPI values: counts and places */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    scene: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decisions: {
                                kpi: string;
                                where: string[];
                                more: number;
                                alert: {
                                    /** Format: date-time */
                                    openedAt: string;
                                    acknowledged: boolean;
                                    /** Format: date-time */
                                    acknowledgedAt?: string | undefined;
                                } | null;
                                began: {
                                    /** Format: date-time */
                                    at: string;
                                    atLeast: boolean;
                                };
                            }[];
                        } | {
                            states: {
                                state: string;
                                open: boolean;
                                count: number;
                                overdue: number;
                            }[];
                            due: {
                                overdue: number;
                                today: number;
                                nextWorkingDay: number;
                                hours: {
                                    hour: number;
                                    count: number;
                                }[];
                            };
                            procedures: {
                                procedure: string;
                                open: number;
                                overdue: number;
                            }[];
                        } | {
                            open: number;
                            overdue: number;
                            dueToday: number;
                            openedToday: number;
                            closedToday: number;
                            categories: {
                                name: string;
                                open: number;
                                overdue: number;
                            }[];
                            severities: {
                                name: string;
                                open: number;
                                overdue: number;
                            }[];
                            cases: {
                                id: string;
                                unit: string;
                                category: string | null;
                                severity: string | null;
                                village: string | null;
                                /** Format: date-time */
                                openedAt: string;
                                dueAt: string | null;
                                overdue: boolean;
                            }[];
                        } | {
                            cameras: {
                                source: string;
                                unit: string;
                                name: string;
                                /** @enum {string} */
                                state: "online" | "offline";
                                since: string | null;
                                lastFrameAt: string | null;
                                maintained: boolean;
                            }[];
                            online: number;
                            total: number;
                            detections: {
                                waiting: number;
                                kinds: {
                                    category: string;
                                    waiting: number;
                                    /** Format: date-time */
                                    oldestAt: string;
                                }[];
                                recent: {
                                    id: string;
                                    unit: string;
                                    category: string | null;
                                    camera: string | null;
                                    /** Format: date-time */
                                    openedAt: string;
                                }[];
                            };
                        } | {
                            rivers: {
                                source: string;
                                unit: string;
                                name: string;
                                at: string | null;
                                fresh: boolean;
                                value: number | null;
                                levels: number[];
                                above: {
                                    /** Format: date-time */
                                    at: string;
                                    atLeast: boolean;
                                } | null;
                                risePerHour: number | null;
                                series: {
                                    /** Format: date-time */
                                    at: string;
                                    value: number;
                                }[];
                            }[];
                            rain: {
                                source: string;
                                unit: string;
                                name: string;
                                at: string | null;
                                fresh: boolean;
                                hour: number | null;
                                day: number | null;
                            }[];
                            air: {
                                source: string;
                                unit: string;
                                name: string;
                                at: string | null;
                                fresh: boolean;
                                aqi: number | null;
                            }[];
                            bulletins: {
                                id: string;
                                unit: string;
                                category: string | null;
                                level: number | null;
                                validFrom: string | null;
                                validTo: string | null;
                                issuer: string | null;
                            }[];
                        } | {
                            services: {
                                source: string;
                                unit: string;
                                name: string;
                                up: boolean;
                                since: string | null;
                                latencyMs: number | null;
                                maintained: boolean;
                            }[];
                            kinds: {
                                /** @enum {string} */
                                kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                                online: number;
                                total: number;
                                silent: string[];
                            }[];
                        } | {
                            periods: {
                                period: string;
                                saved: number;
                                earned: number;
                                cost: number;
                                net: number;
                                measured: number;
                                estimated: number;
                                assumed: number;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units, KPIs, sources, procedures and cases by name or number, with or without diacritics, best first */
        get: {
            parameters: {
                query: {
                    q: string;
                    limit?: number | undefined;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: {
                                code: string;
                                /** @enum {string} */
                                level: "nation" | "province" | "commune" | "village";
                                name: {
                                    vi: string;
                                    en?: string | undefined;
                                };
                                kind: string | null;
                                simulated: boolean;
                                path: {
                                    code: string;
                                    name: {
                                        vi: string;
                                        en?: string | undefined;
                                    };
                                    kind: string | null;
                                }[];
                            }[];
                            kpis: {
                                code: string;
                                label: string;
                                /** @enum {string} */
                                domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                name: {
                                    vi: string;
                                    en?: string | undefined;
                                };
                            }[];
                            sources: {
                                key: string;
                                name: string;
                                /** @enum {string} */
                                kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                                path: {
                                    code: string;
                                    name: {
                                        vi: string;
                                        en?: string | undefined;
                                    };
                                    kind: string | null;
                                }[];
                            }[];
                            procedures: {
                                procedure: string;
                                name: string | null;
                            }[] | null;
                            cases: {
                                unit: string;
                                kind: string;
                                id: string;
                                state: string | null;
                                open: boolean;
                                /** Format: date-time */
                                openedAt: string;
                                path: {
                                    code: string;
                                    name: {
                                        vi: string;
                                        en?: string | undefined;
                                    };
                                    kind: string | null;
                                }[];
                            }[] | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of cases as a file */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    kind?: string | undefined;
                    open?: ("0" | "1" | "true" | "false") | undefined;
                    overdue?: ("0" | "1" | "true" | "false") | undefined;
                    late?: ("0" | "1" | "true" | "false") | undefined;
                    state?: string | undefined;
                    procedure?: string | undefined;
                    category?: string | undefined;
                    channel?: string | undefined;
                    source?: string | undefined;
                    q?: string | undefined;
                    sort?: ("openedAt" | "-openedAt" | "effectiveDueAt" | "-effectiveDueAt" | "closedAt" | "-closedAt" | "state" | "-state" | "id" | "-id") | undefined;
                    closedFrom?: string | undefined;
                    closedTo?: string | undefined;
                    changed?: ("came" | "told" | "closed" | "late") | undefined;
                    changedFrom?: string | undefined;
                    changedTo?: string | undefined;
                    at?: string | undefined;
                    format?: ("csv" | "xlsx") | undefined;
                    lang?: ("vi" | "en") | undefined;
                    columns?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of events as a file */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    type?: string | undefined;
                    source?: string | undefined;
                    q?: string | undefined;
                    sort?: ("at" | "-at") | undefined;
                    format?: ("csv" | "xlsx") | undefined;
                    lang?: ("vi" | "en") | undefined;
                    columns?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/list/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of sources as a file, with how they stand; /sources/export is one to import */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    kind?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway") | undefined;
                    state?: ("online" | "offline") | undefined;
                    gateway?: string | undefined;
                    flag?: ("clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client") | undefined;
                    q?: string | undefined;
                    sort?: ("key" | "-key" | "name" | "-name" | "kind" | "-kind" | "state" | "-state" | "heardAt" | "-heardAt") | undefined;
                    format?: ("csv" | "xlsx") | undefined;
                    lang?: ("vi" | "en") | undefined;
                    columns?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/readings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of a source as a file, oldest first; of the last day unless from= says otherwise */
        get: {
            parameters: {
                query?: {
                    from?: string | undefined;
                    to?: string | undefined;
                    metric?: string | undefined;
                    format?: ("csv" | "xlsx") | undefined;
                    lang?: ("vi" | "en") | undefined;
                    columns?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register the sources of a CSV file, all or none; dryRun=1 tells what it would do, existing=skip passes over what stands. Passwords are shown once, with Accept: text/csv as a file */
        post: {
            parameters: {
                query?: {
                    dryRun?: ("0" | "1" | "true" | "false") | undefined;
                    existing?: ("refuse" | "skip") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportedSources"];
                        "text/csv": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources of a unit and those below it as a CSV file that can be imported elsewhere, up to 10000; without passwords */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    kind?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway") | undefined;
                    state?: ("online" | "offline") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give many sources new passwords, all or none, shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit?: string | undefined;
                        keys?: string[] | undefined;
                        graceSeconds: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Credential"][];
                            failed: {
                                key: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a source a new password, shown once; the old one ends now or after a grace */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        graceSeconds?: number | undefined;
                    };
                };
            } | undefined;
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Credential"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/credential/previous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the password before the newest at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources of a unit and those below it, by key unless sort= says otherwise; with count=1 how many there are */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    kind?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway") | undefined;
                    state?: ("online" | "offline") | undefined;
                    gateway?: string | undefined;
                    flag?: ("clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client") | undefined;
                    q?: string | undefined;
                    sort?: ("key" | "-key" | "name" | "-name" | "kind" | "-kind" | "state" | "-state" | "heardAt" | "-heardAt") | undefined;
                    count?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Source"][];
                            next: string | null;
                            total?: ({
                                count: number;
                                more: boolean;
                            } | null) | undefined;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Register a source; its password is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                        unit: string;
                        name: string;
                        village?: string | undefined;
                        lat?: number | undefined;
                        lon?: number | undefined;
                        gateway?: string | undefined;
                        heartbeatSeconds?: number | undefined;
                        feeds?: string[] | undefined;
                        attributes?: {
                            [key: string]: components["schemas"]["JsonValue"];
                        } | undefined;
                        limits?: {
                            itemsPerSecond: number;
                            burst: number;
                        } | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            id: string;
                            /** @enum {string} */
                            kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                            unit: string;
                            name: string;
                            village: string | null;
                            lat: number | null;
                            lon: number | null;
                            gateway: string | null;
                            heartbeatSeconds: number;
                            feeds: string[] | null;
                            attributes: {
                                [key: string]: unknown;
                            };
                            limits: {
                                itemsPerSecond: number;
                                burst: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            state: "online" | "offline";
                            since: string | null;
                            heardAt: string | null;
                            flags: ("clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client")[];
                            flagged: {
                                /** @enum {string} */
                                flag: "clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client";
                                /** Format: date-time */
                                at: string;
                                n: number;
                            }[];
                            frameAt: string | null;
                            previousSecretUntil: string | null;
                            newSecretUsedAt: string | null;
                            refused: {
                                /** @enum {string} */
                                reason: "wrong-secret" | "backed-off" | "client-id" | "will" | "full";
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                from: "own" | "private" | "public";
                            } | null;
                            maintenance: {
                                id: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                why: string;
                                by: string;
                            } | null;
                            metrics?: {
                                metric: string;
                                /** Format: date-time */
                                at: string;
                                value: number;
                            }[] | undefined;
                            credential: components["schemas"]["Credential"];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source, with its presence and its metrics, now or as they stood at a moment */
        get: {
            parameters: {
                query?: {
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a source; its facts stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a source */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | undefined;
                        village?: (string | null) | undefined;
                        lat?: (number | null) | undefined;
                        lon?: (number | null) | undefined;
                        gateway?: (string | null) | undefined;
                        heartbeatSeconds?: number | undefined;
                        feeds?: (string[] | null) | undefined;
                        attributes?: {
                            [key: string]: components["schemas"]["JsonValue"];
                        } | undefined;
                        limits?: ({
                            itemsPerSecond: number;
                            burst: number;
                        } | null) | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sources/{key}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why nothing comes from a source: the first reason that applies, and what else is odd */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            /** @enum {string} */
                            state: "online" | "offline";
                            heardAt: string | null;
                            heartbeatSeconds: number;
                            silence: {
                                /** @enum {string} */
                                code: "maintenance" | "line-down" | "gateway-down" | "wrong-secret" | "backed-off" | "client-id" | "will" | "full" | "unknown-codec" | "topic-refused" | "refused" | "clock-wrong" | "says-nothing" | "said-offline" | "nothing-since" | "never-passed-on" | "never-connected";
                                at: string | null;
                                n?: number | undefined;
                                source?: {
                                    key: string;
                                    name: string;
                                } | undefined;
                                topic?: string | undefined;
                                /** @enum {string} */
                                reason?: ("not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed") | undefined;
                                /** @enum {string} */
                                from?: ("own" | "private" | "public") | undefined;
                                /** Format: date-time */
                                until?: string | undefined;
                            } | null;
                            also: {
                                /** @enum {string} */
                                code: "maintenance" | "line-down" | "gateway-down" | "wrong-secret" | "backed-off" | "client-id" | "will" | "full" | "unknown-codec" | "topic-refused" | "refused" | "clock-wrong" | "says-nothing" | "said-offline" | "nothing-since" | "never-passed-on" | "never-connected";
                                at: string | null;
                                n?: number | undefined;
                                source?: {
                                    key: string;
                                    name: string;
                                } | undefined;
                                topic?: string | undefined;
                                /** @enum {string} */
                                reason?: ("not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed") | undefined;
                                /** @enum {string} */
                                from?: ("own" | "private" | "public") | undefined;
                                /** Format: date-time */
                                until?: string | undefined;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last messages of a source as they came, newest first, names of people masked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            here: boolean;
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                topic: string;
                                qos: number | null;
                                retained: boolean;
                                dup: boolean;
                                will: boolean;
                                via: string | null;
                                size: number;
                                bytes: string | null;
                                hidden: ("too-large" | "personal-data" | "picture") | null;
                                masked: boolean;
                                taken: number;
                                facts: {
                                    /** @enum {string} */
                                    kind: "reading" | "case" | "event" | "status" | "frame";
                                    name: string;
                                    value?: number | undefined;
                                }[];
                                refused: number;
                                refusals: {
                                    /** @enum {string} */
                                    reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                                    detail: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of a source, oldest first, with sort=-at newest first; with a step (from local midnight) gathered by it */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    metric?: string | undefined;
                    step?: string | undefined;
                    sort?: ("at" | "-at") | undefined;
                } | undefined;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: (components["schemas"]["ReadingStep"] | components["schemas"]["Reading"])[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/frame": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest good frame of a source; size=small for a copy that is quick to send */
        get: {
            parameters: {
                query?: {
                    size?: ("small" | "whole") | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": unknown;
                        "image/png": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a source is, was and will be worked on, latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                } | undefined;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                why: string;
                                by: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Say when a source is worked on: its silence is neither news nor a bad mark then */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            why: string;
                            by: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{key}/maintenance/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a maintenance window now, or cancel one that has not begun */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long, or how many of, rejected messages and pictures are kept */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                what: "rejected-days" | "rejected-per-source" | "frame-days";
                                amount: number;
                                pending?: {
                                    /** Format: date-time */
                                    until: string;
                                    before: number;
                                } | undefined;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how long, or how many of, something is kept; less takes effect in the night */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    what: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            what: "rejected-days" | "rejected-per-source" | "frame-days";
                            amount: number;
                            pending?: {
                                /** Format: date-time */
                                until: string;
                                before: number;
                            } | undefined;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping/{what}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what waits for the night */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    what: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keeping/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would go, were less kept; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        what: "rejected-days" | "rejected-per-source" | "frame-days";
                        amount: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: number;
                            before: string | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many readings would go, were they kept for fewer days; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        metric: "*" | string;
                        rawDays: number | null;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: number;
                            before: string | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{metric}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what waits for the night; * is every other metric */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    metric: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many days readings are kept one by one, by metric; * is every other metric */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                metric: "*" | string;
                                rawDays: number;
                                pending?: {
                                    /** Format: date-time */
                                    until: string;
                                    before: number;
                                } | undefined;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{metric}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how many days readings of a metric, or of every other (*), are kept one by one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    metric: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rawDays: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            metric: "*" | string;
                            rawDays: number;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Keep readings of a metric like those of every other again, or of every other as usual */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    metric: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that name people, those that come with the product first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                builtIn: boolean;
                                addedAt: string | null;
                                addedBy: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a key that names people; in force in every process at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            builtIn: boolean;
                            addedAt: string | null;
                            addedBy: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a key out that was added; those that come with the product stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-keys/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What of a message would be refused, and how it would be kept; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "telemetry" | "case" | "event" | "status";
                        payload: string;
                        also?: string[] | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            refused: {
                                reason: string;
                                detail: string;
                            }[];
                            found: string[];
                            masked: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-keys/clean": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mask kept copies of refused messages by the keys that were added, some at a time */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        after?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            looked: number;
                            masked: number;
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What exists in a unit and below it to define KPIs of: a sample */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cases: {
                                kind: string;
                                seen: boolean;
                                states: string[];
                                categories: string[];
                                attributes: {
                                    name: string;
                                    values: string[];
                                }[];
                            }[];
                            events: {
                                type: string;
                                attributes: {
                                    name: string;
                                    values: string[];
                                }[];
                            }[];
                            metrics: string[];
                            sources: {
                                /** @enum {string} */
                                kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                                count: number;
                                attributes: {
                                    name: string;
                                    values: string[];
                                }[];
                            }[];
                            system: string[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a definition would give in a unit, what it rests on and costs; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            code: string;
                            label: string;
                            /** @enum {string} */
                            domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                            name: {
                                vi: string;
                                en: string;
                            };
                            uom: string;
                            /** @enum {string} */
                            better: "lower" | "higher" | "range";
                            target: string;
                            /** @default null */
                            targetValue?: (number | null) | undefined;
                            warning: ({
                                ">=": number;
                            } | {
                                ">": number;
                            } | {
                                "<=": number;
                            } | {
                                "<": number;
                            } | {
                                "==": number;
                            } | {
                                outside: [
                                    number,
                                    number
                                ];
                            } | {
                                growthBelow: number;
                            } | {
                                growthAbove: number;
                            } | {
                                perThousandBelow: number;
                            } | {
                                perThousandAbove: number;
                            }) | null;
                            critical: ({
                                ">=": number;
                            } | {
                                ">": number;
                            } | {
                                "<=": number;
                            } | {
                                "<": number;
                            } | {
                                "==": number;
                            } | {
                                outside: [
                                    number,
                                    number
                                ];
                            } | {
                                growthBelow: number;
                            } | {
                                growthAbove: number;
                            } | {
                                perThousandBelow: number;
                            } | {
                                perThousandAbove: number;
                            }) | null;
                            window: string;
                            freshFor?: number | undefined;
                            /** @enum {string} */
                            rollUp: "sum" | "ratio" | "max" | "min" | "formula";
                            measure: components["schemas"]["Measure"];
                            alerting?: {
                                hysteresis?: number | undefined;
                                goodForSeconds?: number | undefined;
                                badForSeconds?: number | undefined;
                            } | undefined;
                            words?: {
                                vi: string;
                                en: string;
                            } | undefined;
                            formula?: string | undefined;
                            basis?: string | undefined;
                            /** @default true */
                            enabled?: boolean | undefined;
                        };
                        unit: string;
                        /** Format: date-time */
                        at?: string | undefined;
                        /** Format: date-time */
                        from?: string | undefined;
                        /** Format: date-time */
                        to?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiPreview"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The definitions of all KPIs, in their order of consequence; those switched off too */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    enabled?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KpiDefinition"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Define a KPI for every unit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        label: string;
                        /** @enum {string} */
                        domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                        name: {
                            vi: string;
                            en: string;
                        };
                        uom: string;
                        /** @enum {string} */
                        better: "lower" | "higher" | "range";
                        target: string;
                        /** @default null */
                        targetValue?: (number | null) | undefined;
                        warning: ({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null;
                        critical: ({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null;
                        window: string;
                        freshFor?: number | undefined;
                        /** @enum {string} */
                        rollUp: "sum" | "ratio" | "max" | "min" | "formula";
                        measure: components["schemas"]["Measure"];
                        alerting?: {
                            hysteresis?: number | undefined;
                            goodForSeconds?: number | undefined;
                            badForSeconds?: number | undefined;
                        } | undefined;
                        words?: {
                            vi: string;
                            en: string;
                        } | undefined;
                        formula?: string | undefined;
                        basis?: string | undefined;
                        /** @default true */
                        enabled?: boolean | undefined;
                        version?: number | undefined;
                        builtIn?: boolean | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiDefinition"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One definition, as it is or as a version of it was */
        get: {
            parameters: {
                query?: {
                    version?: number | undefined;
                } | undefined;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiDefinition"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a definition: its next version; or switch it on or off */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        label: string;
                        /** @enum {string} */
                        domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                        name: {
                            vi: string;
                            en: string;
                        };
                        uom: string;
                        /** @enum {string} */
                        better: "lower" | "higher" | "range";
                        target: string;
                        /** @default null */
                        targetValue?: (number | null) | undefined;
                        warning: ({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null;
                        critical: ({
                            ">=": number;
                        } | {
                            ">": number;
                        } | {
                            "<=": number;
                        } | {
                            "<": number;
                        } | {
                            "==": number;
                        } | {
                            outside: [
                                number,
                                number
                            ];
                        } | {
                            growthBelow: number;
                        } | {
                            growthAbove: number;
                        } | {
                            perThousandBelow: number;
                        } | {
                            perThousandAbove: number;
                        }) | null;
                        window: string;
                        freshFor?: number | undefined;
                        /** @enum {string} */
                        rollUp: "sum" | "ratio" | "max" | "min" | "formula";
                        measure: components["schemas"]["Measure"];
                        alerting?: {
                            hysteresis?: number | undefined;
                            goodForSeconds?: number | undefined;
                            badForSeconds?: number | undefined;
                        } | undefined;
                        words?: {
                            vi: string;
                            en: string;
                        } | undefined;
                        formula?: string | undefined;
                        basis?: string | undefined;
                        /** @default true */
                        enabled?: boolean | undefined;
                        version?: number | undefined;
                        builtIn?: boolean | undefined;
                        replaces?: number | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KpiDefinition"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a definition of your own making; its versions and history stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a definition, newest first; those without an author came with the product */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KpiVersion"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpi-settings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers that KPIs look up: hours saved by procedure, items contracted by unit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            values: {
                                [key: string]: number;
                            };
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set all of them; what is not named is removed */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        values: {
                            [key: string]: number;
                        };
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            values: {
                                [key: string]: number;
                            };
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of a unit and those below it, newest opened first unless sort= says otherwise; those without what is sorted by come last. With at= as they stood at a moment of the past, by what is known of it now; with changed= those that GET /units/{code}/changes counts. With count=1 how many there are */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    kind?: string | undefined;
                    open?: ("0" | "1" | "true" | "false") | undefined;
                    overdue?: ("0" | "1" | "true" | "false") | undefined;
                    late?: ("0" | "1" | "true" | "false") | undefined;
                    state?: string | undefined;
                    procedure?: string | undefined;
                    category?: string | undefined;
                    channel?: string | undefined;
                    source?: string | undefined;
                    q?: string | undefined;
                    sort?: ("openedAt" | "-openedAt" | "effectiveDueAt" | "-effectiveDueAt" | "closedAt" | "-closedAt" | "state" | "-state" | "id" | "-id") | undefined;
                    closedFrom?: string | undefined;
                    closedTo?: string | undefined;
                    changed?: ("came" | "told" | "closed" | "late") | undefined;
                    changedFrom?: string | undefined;
                    changedTo?: string | undefined;
                    at?: string | undefined;
                    count?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Case"][];
                            next: string | null;
                            total?: ({
                                count: number;
                                more: boolean;
                            } | null) | undefined;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Procedures of the dossiers of a unit and those below it by a part of what they are called, without marks; at most 50 */
        get: {
            parameters: {
                query: {
                    unit?: string | undefined;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                procedure: string;
                                name: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with its history and the reasons of its deadline, now or as it was known at a moment; its unit is my own unless said otherwise */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    kind: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{kind}/{id}/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same procedure in the communes of the province, as far as the caller sees them */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    kind: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            by: "procedure" | "category" | "kind";
                            value: string;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            wholeProvince: boolean;
                            dayMinutes: number;
                            items: {
                                unit: string;
                                name: {
                                    vi: string;
                                    en?: string | undefined;
                                };
                                own: boolean;
                                closed: number;
                                late: number;
                                medianMinutes: number | null;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{kind}/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person's word on a case; no device undoes it */
        post: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path: {
                    kind: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        verdict: "confirmed" | "rejected";
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Case"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days off, days worked in exchange and office hours of a unit, as they hold there */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    year?: number | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            year: number;
                            days: {
                                unit: string;
                                /** Format: date */
                                day: string;
                                working: boolean;
                                name: string;
                                /** @enum {string} */
                                state: "proposed" | "confirmed" | "disabled";
                                note: string | null;
                                inForce: boolean;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            hoursToday: {
                                workday: {
                                    from: string;
                                    to: string;
                                }[];
                                saturday: {
                                    from: string;
                                    to: string;
                                }[];
                            };
                            officeHours: {
                                workday: {
                                    from: string;
                                    to: string;
                                }[];
                                saturday: {
                                    from: string;
                                    to: string;
                                }[];
                                unit: string;
                                /** Format: date */
                                from: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set days of a unit: off, worked, or as the unit above has them */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        days: {
                            /** Format: date */
                            day: string;
                            /** @enum {string} */
                            set: "working" | "off" | "none";
                            name?: string | undefined;
                        }[];
                    };
                };
            };
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose the days off of a year as the law has them; they count once confirmed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        year: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: number;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the proposed days of a year in force */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        year: number;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: number;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/office-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the office hours of a unit from a day on, or take such an entry away */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        /** Format: date */
                        from: string;
                        hours: {
                            workday: {
                                from: string;
                                to: string;
                            }[];
                            saturday: {
                                from: string;
                                to: string;
                            }[];
                        } | null;
                    };
                };
            };
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long cases without a date of their own may take in a unit; the nearest level first */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                unit: string;
                                kind: string;
                                channel: string | null;
                                severity: string | null;
                                intake: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "workingHours" | "workingDays";
                                    /** @default null */
                                    amountOnDayOff: number | null;
                                } | null;
                                resolve: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "workingHours" | "workingDays";
                                    /** @default null */
                                    amountOnDayOff: number | null;
                                } | null;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set the policy of the nation or a province for a channel and a severity */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        /**
                         * @default feedback
                         * @enum {string}
                         */
                        kind?: "feedback" | undefined;
                        /** @default null */
                        channel?: (string | null) | undefined;
                        /** @default null */
                        severity?: (("low" | "normal" | "high" | "urgent") | null) | undefined;
                        /** @default null */
                        intake?: ({
                            amount: number;
                            /** @enum {string} */
                            unit: "hours" | "workingHours" | "workingDays";
                            /** @default null */
                            amountOnDayOff?: (number | null) | undefined;
                        } | null) | undefined;
                        /** @default null */
                        resolve?: ({
                            amount: number;
                            /** @enum {string} */
                            unit: "hours" | "workingHours" | "workingDays";
                            /** @default null */
                            amountOnDayOff?: (number | null) | undefined;
                        } | null) | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            kind: string;
                            channel: string | null;
                            severity: string | null;
                            intake: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "workingHours" | "workingDays";
                                /** @default null */
                                amountOnDayOff: number | null;
                            } | null;
                            resolve: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "workingHours" | "workingDays";
                                /** @default null */
                                amountOnDayOff: number | null;
                            } | null;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a policy away */
        delete: {
            parameters: {
                query: {
                    unit: string;
                    kind?: "feedback" | undefined;
                    channel?: string | undefined;
                    severity?: ("low" | "normal" | "high" | "urgent") | undefined;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of a unit and those below it, now or as they stood, open ones first, of these the critical ones, then newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    open?: ("0" | "1" | "true" | "false") | undefined;
                    kpi?: string | undefined;
                    own?: ("0" | "1" | "true" | "false") | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                unit: string;
                                kpi: string;
                                /** @enum {string} */
                                status: "warning" | "critical";
                                /** @enum {string} */
                                worst: "warning" | "critical";
                                value: number | null;
                                now: {
                                    value: number | null;
                                    /** @enum {string} */
                                    status: "good" | "warning" | "critical" | "stale" | "none";
                                    /** Format: date-time */
                                    since?: string | undefined;
                                    found?: boolean | undefined;
                                } | null;
                                /** Format: date-time */
                                openedAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                closedAt: string | null;
                                closedWhy: ("good" | "switched-off" | "unit-ended") | null;
                                acknowledgedAt: string | null;
                                acknowledgedBy: string | null;
                                word: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person's word on an open alert, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        word: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            kpi: string;
                            /** @enum {string} */
                            status: "warning" | "critical";
                            /** @enum {string} */
                            worst: "warning" | "critical";
                            value: number | null;
                            now: {
                                value: number | null;
                                /** @enum {string} */
                                status: "good" | "warning" | "critical" | "stale" | "none";
                                /** Format: date-time */
                                since?: string | undefined;
                                found?: boolean | undefined;
                            } | null;
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            closedAt: string | null;
                            closedWhy: ("good" | "switched-off" | "unit-ended") | null;
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            word: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events of a unit and those below it, newest first unless sort= says otherwise; with count=1 how many there are */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    type?: string | undefined;
                    source?: string | undefined;
                    q?: string | undefined;
                    sort?: ("at" | "-at") | undefined;
                    count?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Event"][];
                            next: string | null;
                            total?: ({
                                count: number;
                                more: boolean;
                            } | null) | undefined;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of value and cost of a unit and those below it, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    side?: ("value" | "cost") | undefined;
                    struck?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ValueEntry"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Enter value or cost for a commune */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @constant */
                        side: "value";
                        id?: string | undefined;
                        unit: string;
                        /** Format: date */
                        at: string;
                        amount: number;
                        note?: string | undefined;
                        /** @enum {string} */
                        class: "labour" | "recurrent" | "new" | "intangible";
                        /** @enum {string} */
                        basis: "measured" | "estimated" | "assumed";
                        hours?: number | undefined;
                    } | {
                        /** @constant */
                        side: "cost";
                        id?: string | undefined;
                        unit: string;
                        /** Format: date */
                        at: string;
                        amount: number;
                        note?: string | undefined;
                        /** @enum {string} */
                        class: "capital" | "rent" | "operation" | "training";
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueEntry"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Value by class and basis, cost by class, and what is left, of a unit and those below */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    period?: ("quarter" | "year") | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueSummary"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same month by month: the 24 months that end with the one of a moment, now unless it is said */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    at?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unit: string;
                            months: {
                                value: {
                                    total: number;
                                    entries: number;
                                    hours: number;
                                    byClass: {
                                        labour: number;
                                        recurrent: number;
                                        new: number;
                                        intangible: number;
                                        other: number;
                                    };
                                    byBasis: {
                                        measured: number;
                                        estimated: number;
                                        assumed: number;
                                        unstated: number;
                                    };
                                };
                                cost: {
                                    total: number;
                                    entries: number;
                                    byClass: {
                                        capital: number;
                                        rent: number;
                                        operation: number;
                                        training: number;
                                        other: number;
                                    };
                                };
                                net: number;
                                ratio: number | null;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Strike out an entry that a person typed, with the reason; it stays readable */
        delete: {
            parameters: {
                query: {
                    unit?: string | undefined;
                    why: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a CSV file, all of it or nothing; dryRun=1 tells what it would do */
        post: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    dryRun?: ("0" | "1" | "true" | "false") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value-ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries as a CSV file that spreadsheets open */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    side?: ("value" | "cost") | undefined;
                    lang?: ("vi" | "en") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept reports of a unit, newest period first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    period?: ("day" | "week" | "month" | "quarter") | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                unit: string;
                                /** @enum {string} */
                                period: "day" | "week" | "month" | "quarter";
                                /** Format: date */
                                of: string;
                                edition: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** Format: date-time */
                                asOf: string;
                                complete: boolean;
                                /** @enum {string} */
                                lang: "vi" | "en";
                                /** Format: date-time */
                                madeAt: string;
                                madeBy: string | null;
                                hash: string;
                                comments: number;
                                critical: number;
                                warning: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make the report of a unit's day, week, month or quarter; one more is a new edition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        /** @enum {string} */
                        period: "day" | "week" | "month" | "quarter";
                        /** Format: date */
                        of: string;
                        /**
                         * @default vi
                         * @enum {string}
                         */
                        lang?: ("vi" | "en") | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            /** @enum {string} */
                            period: "day" | "week" | "month" | "quarter";
                            /** Format: date */
                            of: string;
                            edition: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** Format: date-time */
                            asOf: string;
                            complete: boolean;
                            /** @enum {string} */
                            lang: "vi" | "en";
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string | null;
                            hash: string;
                            critical: number;
                            warning: number;
                            contents: {
                                /** @constant */
                                form: 1;
                                unit: {
                                    code: string;
                                    /** @enum {string} */
                                    level: "nation" | "province" | "commune" | "village";
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    simulated: boolean;
                                };
                                /** @enum {string} */
                                period: "day" | "week" | "month" | "quarter";
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** Format: date-time */
                                madeAt: string;
                                /** Format: date-time */
                                asOf: string;
                                complete: boolean;
                                sources: {
                                    reporting: number;
                                    expected: number;
                                };
                                kpis: {
                                    kpi: string;
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    uom: string;
                                    version: number;
                                    value: number | null;
                                    /** @enum {string} */
                                    status: "good" | "warning" | "critical" | "stale" | "none";
                                    belowTarget?: boolean | undefined;
                                    /** Format: date-time */
                                    since: string;
                                    owner: string;
                                    freshAt: string | null;
                                    coverage: {
                                        reporting: number;
                                        expected: number;
                                    };
                                    before: number | null;
                                    difference: number | null;
                                    target: string;
                                    min: number | null;
                                    max: number | null;
                                    shares: {
                                        good: number;
                                        warning: number;
                                        critical: number;
                                        stale: number;
                                        none: number;
                                    };
                                    corrected: number;
                                }[];
                                without: {
                                    vi: string;
                                    en: string;
                                }[];
                                definitions: {
                                    kpi: string;
                                    version: number;
                                    label: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    words: {
                                        vi: string;
                                        en: string;
                                    };
                                }[];
                                cases: {
                                    kind: string;
                                    came: number;
                                    closed: number;
                                    late: number;
                                    open: number;
                                    overdue: number;
                                }[];
                                procedures: {
                                    procedure: string;
                                    came: number;
                                    closed: number;
                                    late: number;
                                    open: number;
                                    overdue: number;
                                }[];
                                alerts: {
                                    began: number;
                                    ended: number;
                                    acknowledged: number;
                                    items: {
                                        unit: string;
                                        unitName: {
                                            vi: string;
                                            en: string;
                                        };
                                        kpi: string;
                                        name: {
                                            vi: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        worst: "warning" | "critical";
                                        /** Format: date-time */
                                        openedAt: string;
                                        closedAt: string | null;
                                        acknowledgedAt: string | null;
                                        acknowledgedBy: string | null;
                                        word: string | null;
                                    }[];
                                };
                                silences: {
                                    sources: number;
                                    items: {
                                        key: string;
                                        name: string;
                                        unitName: {
                                            vi: string;
                                            en: string;
                                        };
                                        seconds: number;
                                        since: string | null;
                                        silent: boolean;
                                    }[];
                                };
                                units: {
                                    unit: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    simulated: boolean;
                                    counts: {
                                        good: number;
                                        warning: number;
                                        critical: number;
                                        stale: number;
                                        none: number;
                                    };
                                }[];
                                value: {
                                    value: {
                                        total: number;
                                        entries: number;
                                        hours: number;
                                        byClass: {
                                            labour: number;
                                            recurrent: number;
                                            new: number;
                                            intangible: number;
                                            other: number;
                                        };
                                        byBasis: {
                                            measured: number;
                                            estimated: number;
                                            assumed: number;
                                            unstated: number;
                                        };
                                    };
                                    cost: {
                                        total: number;
                                        entries: number;
                                        byClass: {
                                            capital: number;
                                            rent: number;
                                            operation: number;
                                            training: number;
                                            other: number;
                                        };
                                    };
                                    net: number;
                                    ratio: number | null;
                                };
                                corrections: {
                                    kpi: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    uom: string;
                                    was: number | null;
                                    is: number | null;
                                }[];
                                unfinished?: {
                                    communes: number;
                                    done: number;
                                } | undefined;
                            };
                            comments: {
                                id: string;
                                by: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                                struckAt: string | null;
                            }[];
                            editions: {
                                id: string;
                                edition: number;
                                /** Format: date-time */
                                madeAt: string;
                            }[];
                            newer: {
                                kpi: string;
                                was: number | null;
                                is: number | null;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as it was made, what is said of it, and what is known otherwise by now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            /** @enum {string} */
                            period: "day" | "week" | "month" | "quarter";
                            /** Format: date */
                            of: string;
                            edition: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** Format: date-time */
                            asOf: string;
                            complete: boolean;
                            /** @enum {string} */
                            lang: "vi" | "en";
                            /** Format: date-time */
                            madeAt: string;
                            madeBy: string | null;
                            hash: string;
                            critical: number;
                            warning: number;
                            contents: {
                                /** @constant */
                                form: 1;
                                unit: {
                                    code: string;
                                    /** @enum {string} */
                                    level: "nation" | "province" | "commune" | "village";
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    simulated: boolean;
                                };
                                /** @enum {string} */
                                period: "day" | "week" | "month" | "quarter";
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** Format: date-time */
                                madeAt: string;
                                /** Format: date-time */
                                asOf: string;
                                complete: boolean;
                                sources: {
                                    reporting: number;
                                    expected: number;
                                };
                                kpis: {
                                    kpi: string;
                                    /** @enum {string} */
                                    domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    uom: string;
                                    version: number;
                                    value: number | null;
                                    /** @enum {string} */
                                    status: "good" | "warning" | "critical" | "stale" | "none";
                                    belowTarget?: boolean | undefined;
                                    /** Format: date-time */
                                    since: string;
                                    owner: string;
                                    freshAt: string | null;
                                    coverage: {
                                        reporting: number;
                                        expected: number;
                                    };
                                    before: number | null;
                                    difference: number | null;
                                    target: string;
                                    min: number | null;
                                    max: number | null;
                                    shares: {
                                        good: number;
                                        warning: number;
                                        critical: number;
                                        stale: number;
                                        none: number;
                                    };
                                    corrected: number;
                                }[];
                                without: {
                                    vi: string;
                                    en: string;
                                }[];
                                definitions: {
                                    kpi: string;
                                    version: number;
                                    label: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    words: {
                                        vi: string;
                                        en: string;
                                    };
                                }[];
                                cases: {
                                    kind: string;
                                    came: number;
                                    closed: number;
                                    late: number;
                                    open: number;
                                    overdue: number;
                                }[];
                                procedures: {
                                    procedure: string;
                                    came: number;
                                    closed: number;
                                    late: number;
                                    open: number;
                                    overdue: number;
                                }[];
                                alerts: {
                                    began: number;
                                    ended: number;
                                    acknowledged: number;
                                    items: {
                                        unit: string;
                                        unitName: {
                                            vi: string;
                                            en: string;
                                        };
                                        kpi: string;
                                        name: {
                                            vi: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        worst: "warning" | "critical";
                                        /** Format: date-time */
                                        openedAt: string;
                                        closedAt: string | null;
                                        acknowledgedAt: string | null;
                                        acknowledgedBy: string | null;
                                        word: string | null;
                                    }[];
                                };
                                silences: {
                                    sources: number;
                                    items: {
                                        key: string;
                                        name: string;
                                        unitName: {
                                            vi: string;
                                            en: string;
                                        };
                                        seconds: number;
                                        since: string | null;
                                        silent: boolean;
                                    }[];
                                };
                                units: {
                                    unit: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    simulated: boolean;
                                    counts: {
                                        good: number;
                                        warning: number;
                                        critical: number;
                                        stale: number;
                                        none: number;
                                    };
                                }[];
                                value: {
                                    value: {
                                        total: number;
                                        entries: number;
                                        hours: number;
                                        byClass: {
                                            labour: number;
                                            recurrent: number;
                                            new: number;
                                            intangible: number;
                                            other: number;
                                        };
                                        byBasis: {
                                            measured: number;
                                            estimated: number;
                                            assumed: number;
                                            unstated: number;
                                        };
                                    };
                                    cost: {
                                        total: number;
                                        entries: number;
                                        byClass: {
                                            capital: number;
                                            rent: number;
                                            operation: number;
                                            training: number;
                                            other: number;
                                        };
                                    };
                                    net: number;
                                    ratio: number | null;
                                };
                                corrections: {
                                    kpi: string;
                                    name: {
                                        vi: string;
                                        en: string;
                                    };
                                    uom: string;
                                    was: number | null;
                                    is: number | null;
                                }[];
                                unfinished?: {
                                    communes: number;
                                    done: number;
                                } | undefined;
                            };
                            comments: {
                                id: string;
                                by: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                text: string;
                                struckAt: string | null;
                            }[];
                            editions: {
                                id: string;
                                edition: number;
                                /** Format: date-time */
                                madeAt: string;
                            }[];
                            newer: {
                                kpi: string;
                                was: number | null;
                                is: number | null;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as PDF or XLSX, from the same numbers */
        get: {
            parameters: {
                query: {
                    format: "pdf" | "xlsx";
                    lang?: ("vi" | "en") | undefined;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": unknown;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person's comment on a report; it is never changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            by: string;
                            name: string;
                            /** Format: date-time */
                            at: string;
                            text: string;
                            struckAt: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Strike out one's own comment; it stays readable with a mark */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    comment: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When reports of a unit are made by themselves, and next */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                unit: string;
                                /** @enum {string} */
                                period: "day" | "week" | "month" | "quarter";
                                at: string;
                                /** @enum {string} */
                                lang: "vi" | "en";
                                enabled: boolean;
                                madeBy: string;
                                nextAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Have each day, week, month or quarter of a unit reported; one schedule for each */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit: string;
                        /** @enum {string} */
                        period: "day" | "week" | "month" | "quarter";
                        at: string;
                        /**
                         * @default vi
                         * @enum {string}
                         */
                        lang?: ("vi" | "en") | undefined;
                        /** @default true */
                        enabled?: boolean | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            /** @enum {string} */
                            period: "day" | "week" | "month" | "quarter";
                            at: string;
                            /** @enum {string} */
                            lang: "vi" | "en";
                            enabled: boolean;
                            madeBy: string;
                            nextAt: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a schedule; the reports that it made stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change the time of a schedule, or switch it off or on */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        at?: string | undefined;
                        /** @enum {string} */
                        lang?: ("vi" | "en") | undefined;
                        enabled?: boolean | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            unit: string;
                            /** @enum {string} */
                            period: "day" | "week" | "month" | "quarter";
                            at: string;
                            /** @enum {string} */
                            lang: "vi" | "en";
                            enabled: boolean;
                            madeBy: string;
                            nextAt: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that were not stored as facts, with the reason, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    source?: string | undefined;
                    reason?: ("not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RejectedMessage"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages are kept for which reason, and of which publishers most */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    source?: string | undefined;
                    reason?: ("not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RejectedCounts"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rejected message with all that is kept of its bytes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RejectedMessage"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Throw one rejected message away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read rejected messages of a reason again, as things stand now; each is stored once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                        unit?: string | undefined;
                        /** Format: date-time */
                        from?: string | undefined;
                        /** Format: date-time */
                        to?: string | undefined;
                        source?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetryReport"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw rejected messages of a reason away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                        unit?: string | undefined;
                        /** Format: date-time */
                        from?: string | undefined;
                        /** Format: date-time */
                        to?: string | undefined;
                        source?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            forgotten: number;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read one rejected message again, as things stand now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetryReport"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mappings whose publishers belong to a unit or below, by id */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Mapping"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Let a publisher speak a foreign format under a topic filter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            responses: {
                /** @description as asked */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The facts that a message would make, were its sources approved; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        codec: "native" | "frigate" | "zigbee2mqtt" | "tasmota" | "shelly" | "esphome" | "chirpstack" | "ttn" | "sparkplug" | "senml" | "thingsboard" | "home-assistant" | "owntracks" | "uptime-kuma" | "dvcqg";
                        topic: string;
                        payload?: unknown | undefined;
                        /** Format: base64 */
                        payloadBase64?: string | undefined;
                        commune?: (string | {
                            part: string;
                            table?: {
                                [key: string]: string;
                            } | undefined;
                        } | {
                            field: string;
                            table?: {
                                [key: string]: string;
                            } | undefined;
                        }) | undefined;
                        /** Format: date-time */
                        receivedAt?: string | undefined;
                        filter?: string | undefined;
                        source?: string | undefined;
                        metrics?: {
                            [key: string]: null | {
                                metric?: string | undefined;
                                factor?: number | undefined;
                                offset?: number | undefined;
                            };
                        } | undefined;
                        sentinels?: {
                            [key: string]: (number | string)[];
                        } | undefined;
                        words?: {
                            [key: string]: string;
                        } | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            facts: ({
                                /** @constant */
                                kind: "reading";
                                source: string;
                                commune?: string | undefined;
                                metric: string;
                                at: string;
                                value: number;
                            } | ({
                                /** @constant */
                                kind: "case";
                                source: string;
                                caseKind: string;
                                id: string;
                                ts: string;
                                state: string | null;
                            } & {
                                [key: string]: unknown;
                            }) | ({
                                /** @constant */
                                kind: "event";
                                source: string;
                                type: string;
                                id: string | null;
                                ts: string;
                            } & {
                                [key: string]: unknown;
                            }) | {
                                /** @constant */
                                kind: "presence";
                                source: string;
                                /** @enum {string} */
                                state: "online" | "offline";
                                at: string;
                            } | {
                                /** @constant */
                                kind: "frame";
                                source: string;
                                at: string;
                            })[];
                            rejected: {
                                reason: string;
                                detail: string;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a mapping; what comes from now on is read by it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        publisher: string;
                        filter: string;
                        /** @enum {string} */
                        codec: "native" | "frigate" | "zigbee2mqtt" | "tasmota" | "shelly" | "esphome" | "chirpstack" | "ttn" | "sparkplug" | "senml" | "thingsboard" | "home-assistant" | "owntracks" | "uptime-kuma" | "dvcqg";
                        commune: string | {
                            part: string;
                            table?: {
                                [key: string]: string;
                            } | undefined;
                        } | {
                            field: string;
                            table?: {
                                [key: string]: string;
                            } | undefined;
                        };
                        source?: string | undefined;
                        metrics?: {
                            [key: string]: null | {
                                metric?: string | undefined;
                                factor?: number | undefined;
                                offset?: number | undefined;
                            };
                        } | undefined;
                        sentinels?: {
                            [key: string]: (number | string)[];
                        } | undefined;
                        words?: {
                            [key: string]: string;
                        } | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a mapping; its publisher may no longer publish under the filter */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources that mappings told of and that wait for approval, by key */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    mapping?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ProposedSource"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register proposed sources behind their publishers; what was kept of them is stored */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keys?: string[] | undefined;
                        /** @constant */
                        all?: true | undefined;
                        mapping?: string | undefined;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tried: number;
                            refused: number;
                            why: {
                                /** @enum {string} */
                                reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                                messages: number;
                            }[];
                            stored: number;
                            unreadable: number;
                            more: boolean;
                            approved: string[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a proposed source and what was kept of it; it comes back when it is told of */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake/dvcqg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dossiers and their progress, as a one-stop system synchronises them; 200: stored */
        post: {
            parameters: {
                query?: {
                    mapping?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @constant */
                            error_code: "00";
                            message: string;
                            received: number;
                            rejected: number;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and what became of it, in items, in all and by unit */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            total: {
                                received: number;
                                stored: number;
                                repeats: number;
                                conflicts: number;
                                rejected: number;
                                spooled: number;
                                inHand: number;
                            };
                            spool: {
                                /** @enum {string} */
                                state: "idle" | "taking" | "draining" | "full" | "none";
                                since: string | null;
                                messages: number;
                                bytes: number;
                                bytesMost: number;
                            };
                            items: {
                                received: number;
                                stored: number;
                                repeats: number;
                                conflicts: number;
                                rejected: number;
                                spooled: number;
                                inHand: number;
                                unit: string;
                                name: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, before and after, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string | undefined;
                    limit?: number | undefined;
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    who?: string | undefined;
                    action?: string | undefined;
                    target?: string | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEntry"][];
                            next: string | null;
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a CSV file, up to 100000 rows */
        get: {
            parameters: {
                query?: {
                    unit?: string | undefined;
                    from?: string | undefined;
                    to?: string | undefined;
                    who?: string | undefined;
                    action?: string | undefined;
                    target?: string | undefined;
                    lang?: ("vi" | "en") | undefined;
                } | undefined;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": unknown;
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the installation is: figures with their thresholds, and its processes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            version: string;
                            postgres: string;
                            /** @enum {string} */
                            broker: "embedded" | "external";
                            /** @enum {string} */
                            database: "embedded" | "external";
                            lines: {
                                /** @enum {string} */
                                line: "broker-connected" | "broker-connections" | "broker-items" | "certificate" | "in-hand" | "spooled" | "spool-age" | "spool-filled" | "kpi-waiting" | "kpi-evaluation" | "past-reckoning" | "database-reached" | "database-size" | "database-connections" | "database-transaction" | "database-durable" | "disk-free" | "growth" | "days-left" | "process" | "walls" | "backup";
                                process: string | null;
                                /** @enum {string} */
                                state: "good" | "warning" | "critical" | "none";
                                value: number | null;
                                of: number | null;
                                warning: number | null;
                                critical: number | null;
                                why: ("external" | "unknown" | "none") | null;
                            }[];
                            processes: {
                                id: string;
                                role: string | null;
                                version: string | null;
                                node: string | null;
                                host: string | null;
                                startedAt: string | null;
                                /** Format: date-time */
                                seenAt: string;
                                memoryBytes: number | null;
                            }[];
                        };
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Health"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that serving needs is there; 503 with what is missing otherwise */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Health"];
                    };
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus, as text */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as asked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description RFC 9457, with a stable code */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        Me: {
            user: {
                username: string;
                displayName: string;
            };
            /** @enum {string} */
            role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
            unit: string;
        };
        ApiToken: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
            unit: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            expiresAt: string | null;
        };
        User: {
            username: string;
            displayName: string;
            /** @enum {string} */
            role: "admin" | "province-staff" | "chairman" | "officer" | "technician";
            unit: string;
            /** Format: date-time */
            createdAt: string;
        };
        Unit: {
            code: string;
            /** @enum {string} */
            level: "nation" | "province" | "commune" | "village";
            parent: string | null;
            name: {
                vi: string;
                en?: string | undefined;
            };
            kind: string | null;
            lat: number | null;
            lon: number | null;
            population: number | null;
            simulated: boolean;
            validFrom: string | null;
            validTo: string | null;
            replacedBy: string | null;
            limits: {
                itemsPerSecond?: number | undefined;
                burst?: number | undefined;
                connections?: number | undefined;
            } | null;
        };
        KpiValue: {
            kpi: string;
            unit: string;
            value: number | null;
            numerator: number | null;
            denominator: number | null;
            uom: string;
            /** @enum {string} */
            status: "good" | "warning" | "critical" | "stale" | "none";
            belowTarget?: boolean | undefined;
            /** Format: date-time */
            since: string;
            found?: boolean | undefined;
            owner: string;
            /** Format: date-time */
            at: string;
            freshAt: string | null;
            coverage: {
                reporting: number;
                expected: number;
            };
            trend: number | null;
            coverageBefore?: {
                reporting: number;
                expected: number;
            } | undefined;
            from?: string | undefined;
            typed?: {
                by: string;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                until: string;
            } | undefined;
            corrected?: boolean | undefined;
        };
        KpiPoint: {
            /** Format: date-time */
            at: string;
            value: number | null;
            numerator: number | null;
            denominator: number | null;
            /** @enum {string} */
            status: "good" | "warning" | "critical" | "stale" | "none";
            corrected?: boolean | undefined;
            version?: number | undefined;
        };
        Evidence: {
            definition: {
                words: {
                    vi: string;
                    en: string;
                };
                version: number;
                formula: string;
            };
            value: components["schemas"]["KpiValue"];
            sources: {
                key: string;
                /** @enum {string} */
                state: "online" | "offline";
                heardAt: string | null;
                reports: boolean;
            }[];
            leftOut: {
                what: string;
                why: string;
                /** Format: date-time */
                until?: string | undefined;
            }[];
            items: ({
                /** @constant */
                kind: "case";
                caseKind: string;
                id: string;
                unit: string;
                state: string | null;
                openedAt: string | null;
                closedAt: string | null;
                effectiveDueAt: string | null;
                source: string | null;
                counted?: (number | null) | undefined;
            } | {
                /** @constant */
                kind: "event";
                type: string;
                id: string;
                unit: string;
                source: string;
                /** Format: date-time */
                at: string;
                amount: number | null;
                counted?: (number | null) | undefined;
            } | {
                /** @constant */
                kind: "reading";
                source: string;
                unit: string;
                metric: string;
                /** Format: date-time */
                at: string;
                value: number;
                counted: number;
            } | {
                /** @constant */
                kind: "presence";
                source: string;
                unit: string;
                /** @enum {string} */
                state: "online" | "offline";
                since: string | null;
                heardAt: string | null;
                counted?: (number | null) | undefined;
            } | {
                /** @constant */
                kind: "kpi";
                value: components["schemas"]["KpiValue"];
            } | {
                /** @constant */
                kind: "system";
                what: string;
                id: string;
                unit: string;
                at: string | null;
                counted: number;
            })[];
            next: string | null;
        };
        UnitChanges: {
            unit: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            present: boolean;
            kpis: {
                kpi: string;
                uom: string;
                turn: ("worse" | "lost" | "better" | "found" | "new") | null;
                before: {
                    value: number | null;
                    /** @enum {string} */
                    status: "good" | "warning" | "critical" | "stale" | "none";
                    /** Format: date-time */
                    since: string;
                };
                after: {
                    value: number | null;
                    /** @enum {string} */
                    status: "good" | "warning" | "critical" | "stale" | "none";
                    /** Format: date-time */
                    since: string;
                };
                difference: number | null;
            }[];
            cases: {
                came: {
                    count: number;
                    more: boolean;
                    items: {
                        unit: string;
                        kind: string;
                        id: string;
                        state: string | null;
                        openedAt: string | null;
                        effectiveDueAt: string | null;
                        closedAt: string | null;
                        open: boolean;
                        overdue: boolean;
                        late: boolean;
                    }[];
                };
                told: {
                    count: number;
                    more: boolean;
                    items: {
                        unit: string;
                        kind: string;
                        id: string;
                        state: string | null;
                        openedAt: string | null;
                        effectiveDueAt: string | null;
                        closedAt: string | null;
                        open: boolean;
                        overdue: boolean;
                        late: boolean;
                    }[];
                };
                closed: {
                    count: number;
                    more: boolean;
                    items: {
                        unit: string;
                        kind: string;
                        id: string;
                        state: string | null;
                        openedAt: string | null;
                        effectiveDueAt: string | null;
                        closedAt: string | null;
                        open: boolean;
                        overdue: boolean;
                        late: boolean;
                    }[];
                };
                late: {
                    count: number;
                    more: boolean;
                    items: {
                        unit: string;
                        kind: string;
                        id: string;
                        state: string | null;
                        openedAt: string | null;
                        effectiveDueAt: string | null;
                        closedAt: string | null;
                        open: boolean;
                        overdue: boolean;
                        late: boolean;
                    }[];
                };
            } | null;
            sources: {
                silent: {
                    count: number;
                    more: boolean;
                    items: {
                        key: string;
                        name: string;
                        /** @enum {string} */
                        kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                        unit: string;
                        /** Format: date-time */
                        at: string;
                        maintained: boolean;
                    }[];
                };
                back: {
                    count: number;
                    more: boolean;
                    items: {
                        key: string;
                        name: string;
                        /** @enum {string} */
                        kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
                        unit: string;
                        /** Format: date-time */
                        at: string;
                        maintained: boolean;
                    }[];
                };
            };
            units: {
                count: number;
                more: boolean;
                items: {
                    unit: string;
                    worse: number;
                    lost: number;
                    better: number;
                    found: number;
                    new: number;
                    worst: string[];
                }[];
            } | null;
        };
        KpiTarget: {
            unit: string;
            kpi: string;
            target: string;
            targetValue: number | null;
            warning: ({
                ">=": number;
            } | {
                ">": number;
            } | {
                "<=": number;
            } | {
                "<": number;
            } | {
                "==": number;
            } | {
                outside: [
                    number,
                    number
                ];
            } | {
                growthBelow: number;
            } | {
                growthAbove: number;
            } | {
                perThousandBelow: number;
            } | {
                perThousandAbove: number;
            }) | null;
            critical: ({
                ">=": number;
            } | {
                ">": number;
            } | {
                "<=": number;
            } | {
                "<": number;
            } | {
                "==": number;
            } | {
                outside: [
                    number,
                    number
                ];
            } | {
                growthBelow: number;
            } | {
                growthAbove: number;
            } | {
                perThousandBelow: number;
            } | {
                perThousandAbove: number;
            }) | null;
            owner: string;
            own: string[];
            by: string | null;
            at: string | null;
            why: string;
        };
        ImportedSources: {
            dryRun: boolean;
            total: number;
            added: number;
            known: number;
            bad: number;
            errors: {
                column: string | null;
                /** @enum {string} */
                code: "bad-csv" | "not-utf8" | "empty" | "too-many-lines" | "too-many-columns" | "unknown-column" | "repeated-column" | "missing-column" | "too-many-cells" | "missing" | "too-long" | "unknown-unit" | "wrong-level" | "bad-id" | "unknown-kind" | "bad-number" | "ambiguous-number" | "out-of-range" | "half-a-place" | "half-a-limit" | "bad-feed" | "gateway-of-a-gateway" | "not-a-gateway" | "gateway-elsewhere" | "repeated-key" | "exists";
                title: string;
                text: string;
            }[];
            lines: {
                line: number;
                key: string | null;
                name: string;
                /** @enum {string} */
                outcome: "new" | "known" | "bad";
                errors: {
                    column: string | null;
                    /** @enum {string} */
                    code: "bad-csv" | "not-utf8" | "empty" | "too-many-lines" | "too-many-columns" | "unknown-column" | "repeated-column" | "missing-column" | "too-many-cells" | "missing" | "too-long" | "unknown-unit" | "wrong-level" | "bad-id" | "unknown-kind" | "bad-number" | "ambiguous-number" | "out-of-range" | "half-a-place" | "half-a-limit" | "bad-feed" | "gateway-of-a-gateway" | "not-a-gateway" | "gateway-elsewhere" | "repeated-key" | "exists";
                    title: string;
                    text: string;
                }[];
            }[];
            credentials: {
                clientId: string;
                username: string;
                password: string;
                host?: string | undefined;
                port: number;
                key: string;
            }[];
            withoutAccount: string[];
        };
        Credential: {
            clientId: string;
            username: string;
            password: string;
            host?: string | undefined;
            port: number;
        };
        Source: {
            key: string;
            id: string;
            /** @enum {string} */
            kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
            unit: string;
            name: string;
            village: string | null;
            lat: number | null;
            lon: number | null;
            gateway: string | null;
            heartbeatSeconds: number;
            feeds: string[] | null;
            attributes: {
                [key: string]: unknown;
            };
            limits: {
                itemsPerSecond: number;
                burst: number;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            state: "online" | "offline";
            since: string | null;
            heardAt: string | null;
            flags: ("clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client")[];
            flagged: {
                /** @enum {string} */
                flag: "clock-wrong" | "zoneless-time" | "number-as-text" | "lossy-text" | "bad-frame" | "flapping" | "rate-limited" | "duplicate-client";
                /** Format: date-time */
                at: string;
                n: number;
            }[];
            frameAt: string | null;
            previousSecretUntil: string | null;
            newSecretUsedAt: string | null;
            refused: {
                /** @enum {string} */
                reason: "wrong-secret" | "backed-off" | "client-id" | "will" | "full";
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                from: "own" | "private" | "public";
            } | null;
            maintenance: {
                id: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                why: string;
                by: string;
            } | null;
            metrics?: {
                metric: string;
                /** Format: date-time */
                at: string;
                value: number;
            }[] | undefined;
        };
        JsonValue: unknown;
        ReadingStep: {
            metric: string;
            /** Format: date-time */
            at: string;
            n: number;
            min: number;
            max: number;
            mean: number;
            last: number;
            commune?: string | undefined;
        };
        Reading: {
            metric: string;
            /** Format: date-time */
            at: string;
            value: number;
            commune?: string | undefined;
        };
        KpiPreview: {
            value: number | null;
            numerator: number | null;
            denominator: number | null;
            /** @enum {string} */
            status: "good" | "warning" | "critical" | "stale" | "none";
            cost: {
                estimated: number;
                rows: number;
                units: number;
                limit: number;
                allowed: boolean;
            };
            words: {
                vi: string;
                en: string;
            };
            formula: string;
            series?: components["schemas"]["KpiPoint"][] | undefined;
            cut?: boolean | undefined;
            evidence: components["schemas"]["Evidence"] | null;
        };
        Measure: {
            numerator: ({
                /** @constant */
                fact: "case";
                kind: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ({
                    attribute: string;
                } | {
                    /** @enum {string} */
                    span: "opened-accepted" | "accepted-closed" | "opened-closed" | "opened-due";
                    /** @enum {string} */
                    in: "minutes" | "hours" | "days" | "workingHours";
                    /** @constant */
                    lessPauses?: true | undefined;
                } | {
                    setting: string;
                    by: string;
                    otherwise: number;
                }) | undefined;
                where?: {
                    /** @enum {string} */
                    within?: ("openedAt" | "acceptedAt" | "closedAt") | undefined;
                    /** @constant */
                    open?: true | undefined;
                    /** @constant */
                    overdue?: true | undefined;
                    /** @constant */
                    dueSoon?: true | undefined;
                    late?: boolean | undefined;
                    /** @constant */
                    inForce?: true | undefined;
                    /** @constant */
                    due?: true | undefined;
                    state?: (string | string[]) | undefined;
                    category?: (string | string[]) | undefined;
                    severity?: (string | string[]) | undefined;
                    receivedElsewhere?: boolean | undefined;
                    supplementsAtMost?: number | undefined;
                    supplementsAtLeast?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "event";
                type: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ("amount" | {
                    attribute: string;
                }) | undefined;
                where?: {
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                metric: string;
                perSource: ("last" | "sum" | "mean" | "min" | "max" | "median" | "count" | "slope" | "increase") | {
                    percentile: number;
                } | {
                    share: {
                        ">="?: number | undefined;
                        ">"?: number | undefined;
                        "<="?: number | undefined;
                        "<"?: number | undefined;
                        "=="?: number | undefined;
                    };
                };
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median") | {
                    percentile: number;
                };
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                /** @enum {string} */
                function: "flood-level" | "rain" | "vn-aqi";
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                /** @enum {string} */
                aggregate: "count" | "sum" | "mean" | "min" | "max" | "median";
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "source";
                kinds: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[];
                /** @enum {string} */
                aggregate: "count" | "mean" | "min" | "max" | "median";
                /** @constant */
                value?: "availability" | undefined;
                where?: {
                    online?: boolean | undefined;
                    lastIsOne?: string | undefined;
                    darkForHours?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                    /** @constant */
                    evenMaintained?: true | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "system";
                /** @enum {string} */
                what: "alerts-unacknowledged" | "alert-acknowledge-minutes" | "kpis-fresh" | "kpis-fed" | "kpis-automatic" | "kpis-valued" | "screen-latency-p95" | "items-taken" | "items-quota" | "leader-days" | "working-days" | "population" | "villages" | "sources" | "sources-live";
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            })[];
            denominator?: ({
                /** @constant */
                fact: "case";
                kind: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ({
                    attribute: string;
                } | {
                    /** @enum {string} */
                    span: "opened-accepted" | "accepted-closed" | "opened-closed" | "opened-due";
                    /** @enum {string} */
                    in: "minutes" | "hours" | "days" | "workingHours";
                    /** @constant */
                    lessPauses?: true | undefined;
                } | {
                    setting: string;
                    by: string;
                    otherwise: number;
                }) | undefined;
                where?: {
                    /** @enum {string} */
                    within?: ("openedAt" | "acceptedAt" | "closedAt") | undefined;
                    /** @constant */
                    open?: true | undefined;
                    /** @constant */
                    overdue?: true | undefined;
                    /** @constant */
                    dueSoon?: true | undefined;
                    late?: boolean | undefined;
                    /** @constant */
                    inForce?: true | undefined;
                    /** @constant */
                    due?: true | undefined;
                    state?: (string | string[]) | undefined;
                    category?: (string | string[]) | undefined;
                    severity?: (string | string[]) | undefined;
                    receivedElsewhere?: boolean | undefined;
                    supplementsAtMost?: number | undefined;
                    supplementsAtLeast?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "event";
                type: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ("amount" | {
                    attribute: string;
                }) | undefined;
                where?: {
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                metric: string;
                perSource: ("last" | "sum" | "mean" | "min" | "max" | "median" | "count" | "slope" | "increase") | {
                    percentile: number;
                } | {
                    share: {
                        ">="?: number | undefined;
                        ">"?: number | undefined;
                        "<="?: number | undefined;
                        "<"?: number | undefined;
                        "=="?: number | undefined;
                    };
                };
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median") | {
                    percentile: number;
                };
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                /** @enum {string} */
                function: "flood-level" | "rain" | "vn-aqi";
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                /** @enum {string} */
                aggregate: "count" | "sum" | "mean" | "min" | "max" | "median";
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "source";
                kinds: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[];
                /** @enum {string} */
                aggregate: "count" | "mean" | "min" | "max" | "median";
                /** @constant */
                value?: "availability" | undefined;
                where?: {
                    online?: boolean | undefined;
                    lastIsOne?: string | undefined;
                    darkForHours?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                    /** @constant */
                    evenMaintained?: true | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "system";
                /** @enum {string} */
                what: "alerts-unacknowledged" | "alert-acknowledge-minutes" | "kpis-fresh" | "kpis-fed" | "kpis-automatic" | "kpis-valued" | "screen-latency-p95" | "items-taken" | "items-quota" | "leader-days" | "working-days" | "population" | "villages" | "sources" | "sources-live";
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            })[] | undefined;
            factor?: number | undefined;
            alarm?: ({
                /** @constant */
                fact: "case";
                kind: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ({
                    attribute: string;
                } | {
                    /** @enum {string} */
                    span: "opened-accepted" | "accepted-closed" | "opened-closed" | "opened-due";
                    /** @enum {string} */
                    in: "minutes" | "hours" | "days" | "workingHours";
                    /** @constant */
                    lessPauses?: true | undefined;
                } | {
                    setting: string;
                    by: string;
                    otherwise: number;
                }) | undefined;
                where?: {
                    /** @enum {string} */
                    within?: ("openedAt" | "acceptedAt" | "closedAt") | undefined;
                    /** @constant */
                    open?: true | undefined;
                    /** @constant */
                    overdue?: true | undefined;
                    /** @constant */
                    dueSoon?: true | undefined;
                    late?: boolean | undefined;
                    /** @constant */
                    inForce?: true | undefined;
                    /** @constant */
                    due?: true | undefined;
                    state?: (string | string[]) | undefined;
                    category?: (string | string[]) | undefined;
                    severity?: (string | string[]) | undefined;
                    receivedElsewhere?: boolean | undefined;
                    supplementsAtMost?: number | undefined;
                    supplementsAtLeast?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "event";
                type: string;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median" | "last") | {
                    percentile: number;
                } | {
                    distinct: string | "village";
                } | {
                    groups: {
                        by: string[];
                        atLeast: number;
                    };
                };
                value?: ("amount" | {
                    attribute: string;
                }) | undefined;
                where?: {
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                metric: string;
                perSource: ("last" | "sum" | "mean" | "min" | "max" | "median" | "count" | "slope" | "increase") | {
                    percentile: number;
                } | {
                    share: {
                        ">="?: number | undefined;
                        ">"?: number | undefined;
                        "<="?: number | undefined;
                        "<"?: number | undefined;
                        "=="?: number | undefined;
                    };
                };
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                aggregate: ("count" | "sum" | "mean" | "min" | "max" | "median") | {
                    percentile: number;
                };
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "reading";
                /** @enum {string} */
                function: "flood-level" | "rain" | "vn-aqi";
                is?: {
                    ">="?: number | undefined;
                    ">"?: number | undefined;
                    "<="?: number | undefined;
                    "<"?: number | undefined;
                    "=="?: number | undefined;
                } | undefined;
                /** @enum {string} */
                aggregate: "count" | "sum" | "mean" | "min" | "max" | "median";
                where?: {
                    kinds?: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[] | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "source";
                kinds: ("service" | "camera" | "device" | "speaker" | "link" | "gateway")[];
                /** @enum {string} */
                aggregate: "count" | "mean" | "min" | "max" | "median";
                /** @constant */
                value?: "availability" | undefined;
                where?: {
                    online?: boolean | undefined;
                    lastIsOne?: string | undefined;
                    darkForHours?: number | undefined;
                    attributes?: {
                        [key: string]: string | number | boolean | string[] | {
                            present: boolean;
                        } | {
                            not: string | number | boolean;
                        } | {
                            ">="?: number | undefined;
                            ">"?: number | undefined;
                            "<="?: number | undefined;
                            "<"?: number | undefined;
                            "=="?: number | undefined;
                        };
                    } | undefined;
                    /** @constant */
                    evenMaintained?: true | undefined;
                } | undefined;
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            } | {
                /** @constant */
                fact: "system";
                /** @enum {string} */
                what: "alerts-unacknowledged" | "alert-acknowledge-minutes" | "kpis-fresh" | "kpis-fed" | "kpis-automatic" | "kpis-valued" | "screen-latency-p95" | "items-taken" | "items-quota" | "leader-days" | "working-days" | "population" | "villages" | "sources" | "sources-live";
                /** @constant */
                minus?: true | undefined;
                times?: number | undefined;
                nothing?: number | undefined;
            })[] | undefined;
        } | {
            formula: string;
            parts: {
                [key: string]: string;
            };
        } | {
            /** @enum {string} */
            function: "score-766";
            parts: {
                [key: string]: string;
            };
        };
        KpiDefinition: {
            code: string;
            label: string;
            /** @enum {string} */
            domain: "public-services" | "administration" | "citizen-feedback" | "security" | "environment" | "infrastructure" | "digital-economy" | "digital-society" | "value";
            name: {
                vi: string;
                en: string;
            };
            uom: string;
            /** @enum {string} */
            better: "lower" | "higher" | "range";
            target: string;
            targetValue: number | null;
            warning: ({
                ">=": number;
            } | {
                ">": number;
            } | {
                "<=": number;
            } | {
                "<": number;
            } | {
                "==": number;
            } | {
                outside: [
                    number,
                    number
                ];
            } | {
                growthBelow: number;
            } | {
                growthAbove: number;
            } | {
                perThousandBelow: number;
            } | {
                perThousandAbove: number;
            }) | null;
            critical: ({
                ">=": number;
            } | {
                ">": number;
            } | {
                "<=": number;
            } | {
                "<": number;
            } | {
                "==": number;
            } | {
                outside: [
                    number,
                    number
                ];
            } | {
                growthBelow: number;
            } | {
                growthAbove: number;
            } | {
                perThousandBelow: number;
            } | {
                perThousandAbove: number;
            }) | null;
            window: string;
            freshFor?: number | undefined;
            /** @enum {string} */
            rollUp: "sum" | "ratio" | "max" | "min" | "formula";
            measure: components["schemas"]["Measure"];
            alerting?: {
                hysteresis?: number | undefined;
                goodForSeconds?: number | undefined;
                badForSeconds?: number | undefined;
            } | undefined;
            words: {
                vi: string;
                en: string;
            };
            formula: string;
            basis?: string | undefined;
            enabled: boolean;
            version: number;
            builtIn: boolean;
        };
        KpiVersion: {
            definition: components["schemas"]["KpiDefinition"];
            by: string | null;
            /** Format: date-time */
            at: string;
            current: boolean;
        };
        Case: {
            unit: string;
            kind: string;
            id: string;
            source: string | null;
            ts: string | null;
            state: string | null;
            openedAt: string | null;
            acceptedAt: string | null;
            dueAt: string | null;
            effectiveDueAt: string | null;
            dueFrom?: (("source" | "policy") | null) | undefined;
            intakeDueAt?: (string | null) | undefined;
            closedAt: string | null;
            pauses: {
                /** Format: date-time */
                from: string;
                to: string | null;
                /** @enum {string} */
                why: "supplement" | "payment";
            }[];
            severity: string | null;
            category: string | null;
            village: string | null;
            location: {
                lat: number;
                lon: number;
            } | null;
            receivedBy: string | null;
            attributes: {
                [key: string]: unknown;
            };
            open: boolean;
            overdue: boolean;
            late: boolean;
            history?: ({
                /** Format: date-time */
                ts: string;
                /** Format: date-time */
                receivedAt: string;
                state: string | null;
            } & {
                [key: string]: unknown;
            })[] | undefined;
            deadline?: {
                /** @enum {string} */
                verdict: "in-time" | "late" | "running" | "paused" | "overdue" | "ended" | "none";
                /** Format: date-time */
                judgedAt: string;
                due: {
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    basis: "moment" | "period" | "policy" | "ruled";
                    /** @enum {string} */
                    from: "acceptedAt" | "openedAt";
                    /** Format: date-time */
                    fromAt: string;
                    period: {
                        amount: number;
                        /** @enum {string} */
                        unit: "workingDays" | "workingHours" | "days" | "hours";
                    } | null;
                    policyUnit: string | null;
                    days: {
                        counted: number;
                        skipped: {
                            day: string;
                            name: string | null;
                        }[];
                        exchanged: {
                            day: string;
                            name: string | null;
                        }[];
                        more: number;
                    } | null;
                } | null;
                changes: {
                    /** Format: date-time */
                    at: string;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                }[];
                pauses: {
                    /** Format: date-time */
                    from: string;
                    to: string | null;
                    /** @enum {string} */
                    why: "supplement" | "payment";
                    movedMinutes: number;
                    workingMinutes: number;
                    finalBy: string | null;
                }[];
                movedMinutes: number;
                effectiveDueAt: string | null;
                past: {
                    minutes: number;
                    workingMinutes: number;
                } | null;
                office: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                }[] | null;
            } | undefined;
        };
        Event: {
            unit: string;
            source: string;
            id: string;
            type: string;
            /** Format: date-time */
            ts: string;
            /** Format: date-time */
            receivedAt: string;
            amount: number | null;
            village: string | null;
            attributes: {
                [key: string]: unknown;
            };
        };
        ValueEntry: {
            id: string;
            unit: string;
            /** @enum {string} */
            side: "value" | "cost";
            /** Format: date */
            at: string;
            amount: number | null;
            class: string | null;
            hours: number | null;
            basis: string | null;
            note: string | null;
            by: string | null;
            /** @enum {string} */
            via: "form" | "csv" | "mqtt";
            source: string | null;
            /** Format: date-time */
            recordedAt: string;
            struck: {
                /** Format: date-time */
                at: string;
                by: string;
                why: string;
            } | null;
        };
        ValueSummary: {
            value: {
                total: number;
                entries: number;
                hours: number;
                byClass: {
                    labour: number;
                    recurrent: number;
                    new: number;
                    intangible: number;
                    other: number;
                };
                byBasis: {
                    measured: number;
                    estimated: number;
                    assumed: number;
                    unstated: number;
                };
            };
            cost: {
                total: number;
                entries: number;
                byClass: {
                    capital: number;
                    rent: number;
                    operation: number;
                    training: number;
                    other: number;
                };
            };
            net: number;
            ratio: number | null;
            unit: string;
            /** @enum {string} */
            period: "quarter" | "year";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            children: {
                value: {
                    total: number;
                    entries: number;
                    hours: number;
                    byClass: {
                        labour: number;
                        recurrent: number;
                        new: number;
                        intangible: number;
                        other: number;
                    };
                    byBasis: {
                        measured: number;
                        estimated: number;
                        assumed: number;
                        unstated: number;
                    };
                };
                cost: {
                    total: number;
                    entries: number;
                    byClass: {
                        capital: number;
                        rent: number;
                        operation: number;
                        training: number;
                        other: number;
                    };
                };
                net: number;
                ratio: number | null;
                unit: string;
                name: string;
                simulated: boolean;
            }[];
        };
        ImportReport: {
            dryRun: boolean;
            lines: number;
            added: number;
            repeated: number;
            struck: number;
            value: number;
            cost: number;
            errors: {
                line: number;
                column: ("id" | "unit" | "at" | "side" | "amount" | "class" | "hours" | "basis" | "note" | "by" | "via" | "source") | null;
                /** @enum {string} */
                code: "bad-csv" | "not-utf8" | "empty" | "too-many-lines" | "unknown-column" | "missing" | "bad-number" | "ambiguous-number" | "out-of-range" | "bad-date" | "future-date" | "unknown-side" | "unknown-class" | "unknown-basis" | "not-of-a-cost" | "too-long" | "unknown-unit" | "id-taken";
                text: string;
            }[];
            preview: {
                line: number;
                /** @enum {string} */
                outcome: "new" | "repeat" | "struck";
                unit: string;
                /** @enum {string} */
                side: "value" | "cost";
                /** Format: date */
                at: string;
                amount: number;
                class: string;
                hours: number | null;
                basis: string | null;
                note: string | null;
            }[];
        };
        RejectedMessage: {
            id: string;
            /** Format: date-time */
            at: string;
            topic: string;
            source: string | null;
            /** @enum {string} */
            reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
            detail: string;
            bytes: string;
            size: number;
            retriable?: boolean | undefined;
            proposal?: string | undefined;
            mapping?: string | undefined;
        };
        RejectedCounts: {
            reasons: {
                /** @enum {string} */
                reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                messages: number;
            }[];
            sources: {
                source: string;
                messages: number;
            }[];
        };
        RetryReport: {
            tried: number;
            refused: number;
            why: {
                /** @enum {string} */
                reason: "not-json" | "bad-shape" | "unknown-channel" | "unknown-codec" | "unknown-unit" | "unknown-source" | "awaits-birth" | "topic-refused" | "not-declared" | "personal-data" | "storage-refused" | "decoder-failed";
                messages: number;
            }[];
            stored: number;
            unreadable: number;
            more: boolean;
        };
        Mapping: {
            id: string;
            publisher: string;
            filter: string;
            /** @enum {string} */
            codec: "native" | "frigate" | "zigbee2mqtt" | "tasmota" | "shelly" | "esphome" | "chirpstack" | "ttn" | "sparkplug" | "senml" | "thingsboard" | "home-assistant" | "owntracks" | "uptime-kuma" | "dvcqg";
            commune: string | {
                part: string;
                table?: {
                    [key: string]: string;
                } | undefined;
            } | {
                field: string;
                table?: {
                    [key: string]: string;
                } | undefined;
            };
            source?: string | undefined;
            metrics?: {
                [key: string]: null | {
                    metric?: string | undefined;
                    factor?: number | undefined;
                    offset?: number | undefined;
                };
            } | undefined;
            sentinels?: {
                [key: string]: (number | string)[];
            } | undefined;
            words?: {
                [key: string]: string;
            } | undefined;
        };
        ProposedSource: {
            key: string;
            unit: string;
            id: string;
            /** @enum {string} */
            kind: "service" | "camera" | "device" | "speaker" | "link" | "gateway";
            name: string;
            mapping: string;
            publisher: string;
            firstAt: string;
            lastAt: string;
            kept: number;
            dropped: number;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            who: string;
            role: string;
            via?: (string | null) | undefined;
            action: string;
            unit: string | null;
            target: string;
            before: unknown;
            after: unknown;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            missing: string[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string | undefined;
            errors?: {
                path: string;
                message: string;
                code?: string | undefined;
            }[] | undefined;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
