import { z } from 'zod';

// The page may not evaluate strings (CSP), so the schemas must not try to compile themselves.
// Imported before the contract, whose schemas are built when it is loaded.
z.config({ jitless: true });
