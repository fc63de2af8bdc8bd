BEGIN TRANSACTION;

CREATE TABLE isv_versions (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT isv_versions_pkc PRIMARY KEY (version_num)
);

GO

-- Running upgrade  -> master_0001

CREATE TABLE [Tenants] (
    [tenantID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(255) NOT NULL,
    [webServiceURL] NVARCHAR(400) NOT NULL,
    [isReady] BIT NOT NULL,
    [agentLimit] INTEGER NULL,
    [chatAgentLimit] INTEGER NULL,
    [mailboxesEnabled] BIT NOT NULL,
    [createdUtc] DATETIME NOT NULL,
    PRIMARY KEY ([tenantID]),
    UNIQUE (name)
);

GO

CREATE TABLE [BroadcastMessages] (
    [tenantID] INTEGER NOT NULL,
    html NVARCHAR(max) NOT NULL,
    style NVARCHAR(20) NOT NULL,
    [appliedUtc] DATETIME NOT NULL,
    PRIMARY KEY ([tenantID]),
    FOREIGN KEY([tenantID]) REFERENCES [Tenants] ([tenantID])
);

GO

CREATE TABLE [SchemaVersions] (
    [tenantID] INTEGER NOT NULL,
    versions NVARCHAR(max) NOT NULL,
    [updatedUtc] DATETIME NOT NULL,
    error NVARCHAR(max) NULL,
    PRIMARY KEY ([tenantID]),
    FOREIGN KEY([tenantID]) REFERENCES [Tenants] ([tenantID])
);

GO

CREATE TABLE [TenantsDomains] (
    domain NVARCHAR(253) NOT NULL,
    [tenantID] INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (domain),
    FOREIGN KEY([tenantID]) REFERENCES [Tenants] ([tenantID])
);

GO

CREATE INDEX [ix_TenantsDomains_tenantID] ON [TenantsDomains] ([tenantID]);

GO

CREATE TABLE [TenantsSettings] (
    [tenantID] INTEGER NOT NULL,
    name NVARCHAR(100) NOT NULL,
    value NVARCHAR(max) NOT NULL,
    PRIMARY KEY ([tenantID], name),
    FOREIGN KEY([tenantID]) REFERENCES [Tenants] ([tenantID])
);

GO

INSERT INTO isv_versions (version_num) OUTPUT inserted.version_num VALUES ('master_0001');

GO

COMMIT;

GO
