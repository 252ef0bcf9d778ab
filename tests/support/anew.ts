import { register } from 'prom-client'
import { vi } from 'vitest'

// Test files that share a worker share what packages keep, and nothing of the product's own.
register.clear()
vi.resetModules()
