"""The reference beside which assignments are measured: SciPy's C++ solvers. Prints seconds of solving and the optimum, nothing else.

matrix FILE SIZE        the square matrix of 32-bit whole numbers in FILE, by linear_sum_assignment
relaxation FILE         the linear relaxation in FILE, by the dual simplex of HiGHS
"""
import sys
import time

import numpy as np
from scipy import optimize, sparse

kind, path = sys.argv[1], sys.argv[2]
if kind == "matrix":
    size = int(sys.argv[3])
    costs = np.fromfile(path, dtype=np.int32).reshape(size, size).astype(np.float64)
    started = time.perf_counter()
    rows, columns = optimize.linear_sum_assignment(costs)
    print(time.perf_counter() - started, costs[rows, columns].sum())
else:
    with open(path, "rb") as file:
        variables, rows, equalities, cells = np.fromfile(file, dtype=np.int64, count=4)
        cost = np.fromfile(file, dtype=np.float64, count=variables)
        upper = np.fromfile(file, dtype=np.float64, count=variables)
        sides = np.fromfile(file, dtype=np.float64, count=rows)
        row = np.fromfile(file, dtype=np.int32, count=cells)
        column = np.fromfile(file, dtype=np.int32, count=cells)
        value = np.fromfile(file, dtype=np.float64, count=cells)
    matrix = sparse.coo_matrix((value, (row, column)), shape=(rows, variables)).tocsr()
    started = time.perf_counter()
    answer = optimize.linprog(
        cost, A_eq=matrix[:equalities], b_eq=sides[:equalities], A_ub=matrix[equalities:], b_ub=sides[equalities:],
        bounds=np.column_stack((np.zeros(variables), upper)), method="highs-ds", options={"time_limit": 300.0})
    taken = time.perf_counter() - started
    print(taken, -answer.fun if answer.status == 0 else "nan")
