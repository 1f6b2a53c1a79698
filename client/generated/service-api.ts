// Generated from openapi/service.openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Tell whether the service is healthy
         * @description Needs no authentication.
         */
        head: operations["getServiceStatus"];
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/:addToGroups": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the connections that a filter selects to groups
         * @description How a socket joins rooms: `groups` are the rooms' groups, `filter` selects the socket by its own group. Everything is
         *     validated before anything changes, and 200 is answered whether or not a connection was selected.
         */
        post: operations["addConnectionsToGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/:removeFromGroups": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the connections that a filter selects from groups
         * @description How a socket leaves rooms: `groups` are the rooms' groups, `filter` selects the socket by its own group. Everything is
         *     validated before anything changes, and 200 is answered whether or not a connection was selected.
         */
        post: operations["removeConnectionsFromGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/:send": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to every connection of the hub that a filter selects
         * @description The Azure Functions extension uses it, always with a filter, to send to two or more rooms and for every disconnect.
         *     A packet whose namespace a receiving connection has no socket in is delivered as it is; a DISCONNECT packet ends
         *     the sockets that there are, and goes to no other connection.
         */
        post: operations["sendToAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/:closeConnections": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close every connection of the hub
         * @description Ends Engine.IO connections, and with each all of its sockets. Inherited from Web PubSub; to end a single socket, send it a Socket.IO DISCONNECT packet.
         */
        post: operations["closeAllConnections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/:generateToken": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a token with which a client can connect
         * @description For backends that authenticate with Microsoft Entra ID and so have no key to sign with. The token's audience is the
         *     hub's Socket.IO endpoint, and `exp` lies `minutesToExpire` after `nbf`.
         *
         *     The official emulator rejects a key-signed token here (401). No client is known to send one, since a client that has the
         *     key signs by itself. Whether the service rejects it is not known, and this document leaves both open.
         */
        post: operations["generateClientToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/groups/{group}": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Tell whether a group has a connection
         * @description Tells whether a room is non-empty, a namespace has a socket, or a socket exists.
         */
        head: operations["groupExists"];
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/groups/{group}/:send": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to a room, a socket or a namespace
         * @description Delivers the body to every connection of the group that the filter selects and that is not excluded: both conditions
         *     must hold. A DISCONNECT packet (`41/ns,`) ends the socket of its namespace on each connection that receives it.
         */
        post: operations["sendToGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/groups/{group}/:closeConnections": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close every connection of a group
         * @description Ends Engine.IO connections, and with each all of its sockets, those of other namespaces included. Inherited from Web PubSub; to end the sockets of a room only, send it a Socket.IO DISCONNECT packet.
         */
        post: operations["closeGroupConnections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/groups/{group}/connections": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        /**
         * List the connections of a group
         * @description In pages. Ids ascend from page to page; within a page their order is not defined, and the service was recorded to
         *     answer the same page in two orders. The list of an empty group is empty. A paging parameter that is given twice or is
         *     blank is answered 400.
         */
        get: operations["listConnectionsInGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/groups/{group}/connections/{connectionId}": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Add one connection to a group
         * @description Adding it again changes nothing and is answered 200.
         */
        put: operations["addConnectionToGroup"];
        post?: never;
        /**
         * Remove one connection from a group
         * @description Answered 204 whether or not the connection exists and is in the group.
         */
        delete: operations["removeConnectionFromGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/connections/{connectionId}": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Close a connection
         * @description Ends the Engine.IO connection, and with it all of its sockets. Inherited from Web PubSub. Answered 204 whether or not the connection exists.
         */
        delete: operations["closeConnection"];
        options?: never;
        /**
         * Tell whether a connection exists
         * @description Inherited from Web PubSub. A socket's existence is told by its group.
         */
        head: operations["connectionExists"];
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/connections/{connectionId}/:send": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to one connection
         * @description Inherited from Web PubSub. The packet's namespace decides which of the connection's sockets receives it. A connection that does not exist is answered 202.
         */
        post: operations["sendToConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/connections/{connectionId}/groups": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a connection from all of its groups
         * @description Inherited from Web PubSub and harmful to Socket.IO clients: the groups of the connection's namespaces and sockets are groups too, so that its sockets are no longer reached by them.
         */
        delete: operations["removeConnectionFromAllGroups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/users/{userId}": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Tell whether a user has a connection
         * @description Inherited from Web PubSub.
         */
        head: operations["userExists"];
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/users/{userId}/:send": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to the connections of a user
         * @description Inherited from Web PubSub. A user without a connection is answered 202.
         */
        post: operations["sendToUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/users/{userId}/:closeConnections": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close every connection of a user
         * @description Ends Engine.IO connections, and with each all of its sockets. Inherited from Web PubSub.
         */
        post: operations["closeUserConnections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/users/{userId}/groups": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove the connections of a user from all of their groups
         * @description Inherited from Web PubSub and harmful to Socket.IO clients, as removing a connection from all of its groups is.
         */
        delete: operations["removeUserFromAllGroups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/users/{userId}/groups/{group}": {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Add the connections of a user to a group
         * @description Inherited from Web PubSub.
         */
        put: operations["addUserToGroup"];
        post?: never;
        /**
         * Remove the connections of a user from a group
         * @description Inherited from Web PubSub. Answered 204 whether or not the user has a connection in the group.
         */
        delete: operations["removeUserFromGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hubs/{hub}/permissions/{permission}/connections/{connectionId}": {
        parameters: {
            query: {
                /** @description The group that the permission is about. The swagger declares it optional and says that both permissions require it; without it the service was recorded to answer 400, before it looks up the connection. */
                targetName: components["parameters"]["TargetName"];
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The permission. */
                permission: components["parameters"]["Permission"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Grant a permission to a connection
         * @description Inherited from Web PubSub. Kept and answered, without effect on Socket.IO clients.
         */
        put: operations["grantPermission"];
        post?: never;
        /**
         * Revoke a permission of a connection
         * @description Inherited from Web PubSub. Answered 204 whether or not the connection exists and has the permission. `targetName` is checked first: without it the answer is 400.
         */
        delete: operations["revokePermission"];
        options?: never;
        /**
         * Tell whether a connection has a permission
         * @description Inherited from Web PubSub.
         */
        head: operations["checkPermission"];
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A group's name. */
        GroupName: string;
        /** @description Groups, and who of the hub's connections joins or leaves them. */
        GroupsRequest: {
            /** @description The groups. All of them must be valid. */
            groups: components["schemas"]["GroupName"][];
            /** @description An OData expression as the query parameter of sends has it. Absent, null or empty selects every connection of the hub; white space alone is answered 400. */
            filter?: string | null;
        };
        /** @description Versions of the REST API, oldest first. */
        Versions: string;
        /** @description A token for a client. */
        ClientToken: {
            /** @description A JWT in its compact form. Its header may have a `kid`. */
            token: string;
        };
        /** @description A page of a group's connections. */
        GroupMemberPage: {
            /** @description The connections. They are in no defined order. */
            value: components["schemas"]["GroupMember"][];
            /** @description The absolute URL of the next page. The last page does not have this member. */
            nextLink?: string;
        };
        /** @description A connection that is in a group. */
        GroupMember: {
            connectionId: string;
            /** @description Null for a connection without a user. */
            userId: string | null;
        };
        /** @description What every error has in common. Used where no recording shows the whole shape. */
        ErrorBody: {
            code: string;
            message: string;
        };
        /** @description The service's own error shape. The last member was recorded to be `innererror` until November 2023 and is `inner` since May 2024, for every `api-version`. */
        ErrorDetail: {
            code: string;
            message: string;
            /** @description `Request`, `Connection` and `User` were recorded. */
            target: string | null;
            details: null;
            inner: null;
        };
        /** @description The error shape of a request that cannot be bound. It joins the service's own shape and that of problem details. `target` was recorded to be `filter` for the query parameter, `Filter` and `Groups` for a body, and `clientType`. */
        ProblemDetails: {
            /** @constant */
            code: "Error.BadRequest";
            message: string;
            target: string;
            /** @description Messages by target. The first is the message above. */
            errors: {
                [key: string]: string[];
            };
            type: null;
            /** @constant */
            title: "One or more validation errors occurred.";
            /** @constant */
            status: 400;
            detail: null;
            instance: null;
            extensions: Record<string, never>;
        };
    };
    responses: {
        /** @description Done, or true. Without a body. */
        Ok: {
            headers: {
                "api-supported-versions": components["headers"]["api-supported-versions"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Accepted for delivery, without a word on whether anyone receives it. Without a body. */
        Accepted: {
            headers: {
                "api-supported-versions": components["headers"]["api-supported-versions"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Done, or there was nothing to do. Without a body. */
        NoContent: {
            headers: {
                "api-supported-versions": components["headers"]["api-supported-versions"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description A parameter or the body is invalid; nothing was changed. Two shapes were recorded. Where the request cannot be bound (an
         *     invalid filter, missing groups, an unknown client type) the body has the shape of problem details and there is no
         *     `api-supported-versions`; its type is `application/problem+json` for `Accept: application/json`, and `application/json`
         *     for `Accept: application/json, text/json`. Where the operation rejects the request, such as a permission without
         *     `targetName`, the body is the service's own error, and `api-supported-versions` is there. An answer to HEAD has no body.
         */
        BadRequest: {
            headers: {
                "api-supported-versions": components["headers"]["api-supported-versions-detail"];
                "x-ms-error-code": components["headers"]["x-ms-error-code-bad-request"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
                "application/json": components["schemas"]["ErrorDetail"] | components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The token is missing, invalid, expired or for another audience. Never recorded, so that any body is allowed. */
        Unauthorized: {
            headers: {
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description The identity of the Entra ID token does not have the role that the operation asks for. The service was seen to answer `Error.Forbidden` and to name the missing permission in the message. A key-signed token is never answered so. */
        Forbidden: {
            headers: {
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description The body exceeds the limit. The official emulator answers 400 with the message "Invalid Content-Length header."; the service was not observed, so that both are declared. */
        ContentTooLarge: {
            headers: {
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description The content type is malformed, not one of the request's, or of an unknown charset; for an operation that reads JSON also where it is missing. Known from the official emulator. */
        UnsupportedMediaType: {
            headers: {
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description The resource's limit is reached. Official clients wait as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["retry-after"];
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description The connection has 1000 permission rules already. Known from the official emulator, as `Error.Connection.Conflict`. */
        TooManyRules: {
            headers: {
                "x-ms-error-code": components["headers"]["x-ms-error-code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
                "application/problem+json": components["schemas"]["ErrorBody"];
                "text/plain": string;
            };
        };
        /** @description Deliveries are allowed if the header names the origin of the request, in any letter case, or is `*`. A list of several origins does not count. */
        DeliveriesAllowed: {
            headers: {
                /** @description The allowed origin, or `*`. */
                "WebHook-Allowed-Origin": string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Ignored. */
        HandlerNotified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The handler rejects the event or fails. Statuses 408 and from 500 up are tried again by the official emulator, after 1, 3 and 5 seconds. */
        HandlerFailed: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
        ApiVersion: "2021-10-01" | "2022-11-01" | "2023-07-01" | "2024-01-01" | "2024-12-01";
        /** @description The hub. Letter case does not matter. */
        Hub: string;
        /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
        Group: components["schemas"]["GroupName"];
        /** @description The connection's id, as the `ce-connectionId` of its events has it. */
        ConnectionId: string;
        /** @description The user's id, the `sub` of the client's token. Letter case matters. */
        UserId: string;
        /** @description The permission. */
        Permission: "sendToGroup" | "joinLeaveGroup";
        /** @description The group that the permission is about. The swagger declares it optional and says that both permissions require it; without it the service was recorded to answer 400, before it looks up the connection. */
        TargetName: components["schemas"]["GroupName"];
        /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
        Excluded: string[];
        /**
         * @description An OData expression over `userId`, `connectionId` and `groups` that selects connections. Empty, as the Azure Functions
         *     extension sends it, is the same as absent: every connection. Precedence, loosest first: `or`, `and`, comparison, `not`,
         *     `in`; so `a or b and not (c)` is `a or (b and not (c))`. An invalid expression is answered 400, whether or not there is
         *     a connection to test it on.
         */
        Filter: string;
        /** @description Seconds after which what a client has not received yet is dropped. */
        MessageTtlSeconds: number;
        /** @description Why the connection is closed. */
        Reason: string;
    };
    requestBodies: {
        /**
         * @description What is delivered, unchanged. Socket.IO clients are sent Engine.IO packets as `text/plain`. Plain Web PubSub resources
         *     were recorded to answer 202 for any other body as well. A body without a `Content-Type` is read as bytes. At most 1 MiB, by the official emulator, which also asks for `Content-Length`.
         *     It accepts the `X-WebPubSub-Metadata-*` headers of Web PubSub, for which no use in Socket.IO is known.
         */
        Message: {
            content: {
                "text/plain": string;
                "application/octet-stream": string;
                "application/json": unknown;
            };
        };
        /** @description The groups, and the filter that selects connections. The content type must be given. */
        Groups: {
            content: {
                "application/json": components["schemas"]["GroupsRequest"];
            };
        };
    };
    headers: {
        /**
         * @description The versions that the service knows, oldest first.
         * @example 2021-10-01, 2022-11-01, 2023-07-01, 2024-01-01, 2024-12-01
         */
        "api-supported-versions": components["schemas"]["Versions"];
        /**
         * @description As on other answers, where the operation rejects the request; absent where the request cannot be bound.
         * @example 2021-10-01, 2022-11-01, 2023-07-01, 2024-01-01, 2024-12-01
         */
        "api-supported-versions-detail": components["schemas"]["Versions"];
        /** @description This answer does not have it. */
        "api-supported-versions-never": unknown;
        /**
         * @description What was wrong, for programs. Known values: `Error.BadRequest`, `Error.Unauthorized`, `Error.Forbidden`, `Error.Connection.NotExisted`, `Error.Connection.Conflict`, `Info.Connection.NotExisted`, `Info.User.NotInGroup`, `Warning.Connection.NotExisted`, `Warning.Group.NotExisted`, `Warning.User.NotExisted`.
         * @example Error.Forbidden
         */
        "x-ms-error-code": string;
        /**
         * @description What was wrong, for programs.
         * @example Info.Connection.NotExisted
         */
        "x-ms-error-code-always": string;
        /** @description What was wrong, for programs. The same for every recorded 400. */
        "x-ms-error-code-bad-request": "Error.BadRequest";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-add": "Error.Connection.NotExisted";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-permission": "Info.Connection.NotExisted";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-connection": "Warning.Connection.NotExisted";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-group": "Warning.Group.NotExisted";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-user": "Warning.User.NotExisted";
        /** @description What was wrong, for programs, as recorded. */
        "x-ms-error-code-user-group": "Warning.User.NotExisted";
        /**
         * @description Seconds to wait before the next try.
         * @example 5
         */
        "retry-after": number;
        /** @description Replaces the connection's state, which later events of the connection carry; empty to clear it. Only the CloudEvents reference names it. */
        "ce-connectionState": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getServiceStatus: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Healthy. Without a body, and recorded without `api-supported-versions`. */
            200: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions-never"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
        };
    };
    addConnectionsToGroups: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Groups"];
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    removeConnectionsFromGroups: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Groups"];
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendToAll: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
                excluded?: components["parameters"]["Excluded"];
                /**
                 * @description An OData expression over `userId`, `connectionId` and `groups` that selects connections. Empty, as the Azure Functions
                 *     extension sends it, is the same as absent: every connection. Precedence, loosest first: `or`, `and`, comparison, `not`,
                 *     `in`; so `a or b and not (c)` is `a or (b and not (c))`. An invalid expression is answered 400, whether or not there is
                 *     a connection to test it on.
                 */
                filter?: components["parameters"]["Filter"];
                /** @description Seconds after which what a client has not received yet is dropped. */
                messageTtlSeconds?: components["parameters"]["MessageTtlSeconds"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Message"];
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    closeAllConnections: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
                excluded?: components["parameters"]["Excluded"];
                /** @description Why the connection is closed. */
                reason?: components["parameters"]["Reason"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    generateClientToken: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description The user's id, which becomes the token's `sub`. When empty or absent the token has no `sub`. */
                userId?: string;
                /** @description Roles of the token, one parameter each. They permit things to Web PubSub clients and have no meaning for Socket.IO clients. */
                role?: string[];
                /** @description Groups that the connection is in from its beginning, one parameter each. */
                group?: components["schemas"]["GroupName"][];
                /** @description Minutes until the token expires. */
                minutesToExpire?: number;
                /**
                 * @description The kind of client, in any case of letters. `Default` gives a token for Socket.IO clients, because the resource is
                 *     one for Socket.IO. Official SDKs also send `socketio`, which means the same here. A plain Web PubSub resource was
                 *     recorded to answer 200 for `Default` and `MQTT` and 400 for `socketio`; what a Socket.IO resource answers for these
                 *     two was never recorded. The official emulator answers 501 for `MQTT` and 400 for an unknown value.
                 */
                clientType?: string;
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. The swagger lists `text/plain` too, although the answer is JSON. */
            200: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientToken"];
                    "text/json": components["schemas"]["ClientToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    groupExists: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No connection is in the group. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-group"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendToGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
                excluded?: components["parameters"]["Excluded"];
                /**
                 * @description An OData expression over `userId`, `connectionId` and `groups` that selects connections. Empty, as the Azure Functions
                 *     extension sends it, is the same as absent: every connection. Precedence, loosest first: `or`, `and`, comparison, `not`,
                 *     `in`; so `a or b and not (c)` is `a or (b and not (c))`. An invalid expression is answered 400, whether or not there is
                 *     a connection to test it on.
                 */
                filter?: components["parameters"]["Filter"];
                /** @description Seconds after which what a client has not received yet is dropped. */
                messageTtlSeconds?: components["parameters"]["MessageTtlSeconds"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Message"];
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    closeGroupConnections: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
                excluded?: components["parameters"]["Excluded"];
                /** @description Why the connection is closed. */
                reason?: components["parameters"]["Reason"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listConnectionsInGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description The most connections in one answer. */
                maxpagesize?: number;
                /** @description The most connections in all answers together. All of them when absent. */
                top?: number;
                /**
                 * @description Where the page begins, as `nextLink` gives it. The service does not validate it: it was recorded to be the id of a
                 *     connection of the previous page, and any other text was answered 200 with the ids after that text. The official
                 *     emulator rejects more than 2048 characters.
                 */
                continuationToken?: string;
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMemberPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    addConnectionToGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The hub has no such connection. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-add"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    removeConnectionFromGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    closeConnection: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Why the connection is closed. */
                reason?: components["parameters"]["Reason"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    connectionExists: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The hub has no such connection. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-connection"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendToConnection: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Seconds after which what a client has not received yet is dropped. */
                messageTtlSeconds?: components["parameters"]["MessageTtlSeconds"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Message"];
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    removeConnectionFromAllGroups: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    userExists: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The user has no connection. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-user"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendToUser: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An OData expression over `userId`, `connectionId` and `groups` that selects connections. Empty, as the Azure Functions
                 *     extension sends it, is the same as absent: every connection. Precedence, loosest first: `or`, `and`, comparison, `not`,
                 *     `in`; so `a or b and not (c)` is `a or (b and not (c))`. An invalid expression is answered 400, whether or not there is
                 *     a connection to test it on.
                 */
                filter?: components["parameters"]["Filter"];
                /** @description Seconds after which what a client has not received yet is dropped. */
                messageTtlSeconds?: components["parameters"]["MessageTtlSeconds"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Message"];
        responses: {
            202: components["responses"]["Accepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    closeUserConnections: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
                /** @description Connections that are left out, one parameter each. Ids that are joined by commas match no connection. */
                excluded?: components["parameters"]["Excluded"];
                /** @description Why the connection is closed. */
                reason?: components["parameters"]["Reason"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    removeUserFromAllGroups: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    addUserToGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The user has no connection. The swagger declares no such answer; it was recorded. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-user-group"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    removeUserFromGroup: {
        parameters: {
            query?: {
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The user's id, the `sub` of the client's token. Letter case matters. */
                userId: components["parameters"]["UserId"];
                /** @description The group. Letter case matters. In the path `%2F` stays as it is, and `%252F` stands for `%2F`. */
                group: components["parameters"]["Group"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    grantPermission: {
        parameters: {
            query: {
                /** @description The group that the permission is about. The swagger declares it optional and says that both permissions require it; without it the service was recorded to answer 400, before it looks up the connection. */
                targetName: components["parameters"]["TargetName"];
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The permission. */
                permission: components["parameters"]["Permission"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The hub has no such connection. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-permission"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            409: components["responses"]["TooManyRules"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    revokePermission: {
        parameters: {
            query: {
                /** @description The group that the permission is about. The swagger declares it optional and says that both permissions require it; without it the service was recorded to answer 400, before it looks up the connection. */
                targetName: components["parameters"]["TargetName"];
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The permission. */
                permission: components["parameters"]["Permission"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["TooManyRules"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    checkPermission: {
        parameters: {
            query: {
                /** @description The group that the permission is about. The swagger declares it optional and says that both permissions require it; without it the service was recorded to answer 400, before it looks up the connection. */
                targetName: components["parameters"]["TargetName"];
                /** @description The version of the REST API that the client was made for. Send it: the swagger requires it. A request without it is served as the newest, as the official emulator does. */
                "api-version"?: components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /** @description The hub. Letter case does not matter. */
                hub: components["parameters"]["Hub"];
                /** @description The permission. */
                permission: components["parameters"]["Permission"];
                /** @description The connection's id, as the `ce-connectionId` of its events has it. */
                connectionId: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The connection does not have this permission, or does not exist. `Info.Connection.NotExisted` was recorded for a connection that does not exist; the other case was never recorded, and the official emulator answers it the same. */
            404: {
                headers: {
                    "api-supported-versions": components["headers"]["api-supported-versions"];
                    "x-ms-error-code": components["headers"]["x-ms-error-code-always"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
}
