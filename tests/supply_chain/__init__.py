"""What the project stands on, by its locks: that every licence may be used, and that no version is known to be vulnerable.

python -m tests.supply_chain             # both; the second against .ci/osv/*.zip or $REFERAT_OSV, if there is any
python -m tests.supply_chain --accept    # write the licences into docs/licences.md
"""
