export * from './accounts';
export * from './authenticator';
export * from './keyed-secrets';
export * from './limits';
export * from './open-access';
export * from './role-acts';
export * from './sign-in';
export * from './subtree-gate';
